using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Conversations;

/// <param name="Persona">Whom it is held with.</param>
/// <param name="Messages">The oldest first.</param>
internal sealed record ConversationReply(string SessionId, string Persona, IReadOnlyList<MessageReply> Messages)
{
    public static ConversationReply From(SessionId session, PersonaId persona, ImmutableArray<Message> messages) =>
        new(session.Value, persona.Value, [.. messages.Select(MessageReply.From)]);
}
