using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>A stretch of a conversation, oldest first.</summary>
/// <param name="Messages">What belongs to it.</param>
/// <param name="Replaced">What was met on the way and no longer does.</param>
internal sealed record ConversationWindow(ImmutableArray<Message> Messages, ImmutableArray<Message> Replaced)
{
    public static ConversationWindow Empty { get; } = new([], []);
}
