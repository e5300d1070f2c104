using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Domain.Prompts;

/// <summary>What the model is shown of the conversation so far.</summary>
public static class HistoryWindow
{
    /// <summary>
    /// The newest messages that fit both caps, oldest first. It never begins with a reply, whose question would be missing,
    /// and leaves out the message that is being answered, should it be stored already.
    /// </summary>
    /// <param name="oldestFirst">The end of the conversation.</param>
    /// <param name="answering">The message that the prompt will end with.</param>
    public static ImmutableArray<Message> Select(
        IEnumerable<Message> oldestFirst, MessageId answering, int maxMessages, int maxCharacters)
    {
        var characters = 0;
        var newestFirst = oldestFirst
            .Where(message => message.Id != answering && message.InReplyTo != answering)
            .Reverse()
            .Take(maxMessages)
            .TakeWhile(message => (characters += message.Content.Length) <= maxCharacters)
            .ToList();
        newestFirst.Reverse();
        return [.. newestFirst.SkipWhile(message => message.Role == MessageRole.Assistant)];
    }
}
