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

    /// <summary>What was said after the last silence that was too long, be it between two messages or before the one that is being answered.</summary>
    /// <param name="answering">The message that the prompt will end with; when it was asked counts.</param>
    /// <param name="longest">The longest silence that counts as none; null for any.</param>
    public static IEnumerable<Message> Since(IReadOnlyList<Message> oldestFirst, Message answering, TimeSpan? longest)
    {
        if (longest is not { } most)
        {
            return oldestFirst;
        }

        var (kept, next) = (0, answering.Timestamp);
        foreach (var message in oldestFirst.Reverse().TakeWhile(message => next - message.Timestamp <= most))
        {
            (kept, next) = (kept + 1, message.Timestamp);
        }

        return oldestFirst.TakeLast(kept);
    }
}
