using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Conversations;

/// <param name="Messages">The oldest first.</param>
internal sealed record ConversationReply(string SessionId, IReadOnlyList<MessageReply> Messages)
{
    public static ConversationReply From(SessionId session, ImmutableArray<Message> messages) =>
        new(session.Value, [.. messages.Select(MessageReply.From)]);
}
