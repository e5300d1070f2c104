using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Chat;

/// <summary>The reply before it is known how it ends.</summary>
/// <param name="Replaces">The reply that it is given in place of; null when it is the first.</param>
internal sealed record ReplyDraft(MessageId Id, MessageId InReplyTo, string AskedModel, MessageId? Replaces)
{
    public PersonaId Persona { get; init; }

    public Message Complete(ModelStream stream, DateTimeOffset now) => End(stream, now, MessageStatus.Complete);

    public Message Interrupted(ModelStream stream, DateTimeOffset now) => End(stream, now, MessageStatus.Interrupted);

    private Message End(ModelStream stream, DateTimeOffset now, MessageStatus status) => new()
    {
        Id = Id,
        Role = MessageRole.Assistant,
        Content = stream.Said,
        Timestamp = now,
        Status = status,
        InReplyTo = InReplyTo,
        Persona = Persona,
        Model = stream.Model ?? AskedModel,
    };
}
