using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Conversations;

/// <param name="Sessions">By the day of the last message, the newest first.</param>
/// <param name="Continuation">For the next page, in the query; absent on the last one.</param>
internal sealed record SessionsReply(IReadOnlyList<SessionReply> Sessions, string? Continuation)
{
    public static SessionsReply From(ConversationList list) => new([.. list.Conversations.Select(SessionReply.From)], list.Continuation);
}

/// <param name="Persona">Whom it is held with.</param>
internal sealed record SessionReply(string SessionId, string Title, DateTime CreatedAt, DateTime UpdatedAt, int MessageCount, string Persona)
{
    public static SessionReply From(Conversation conversation) => new(
        conversation.Session.Value, conversation.Title, conversation.CreatedAt.UtcDateTime, conversation.UpdatedAt.UtcDateTime, conversation.MessageCount,
        conversation.Persona.Value);
}
