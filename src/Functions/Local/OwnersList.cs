using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>The owner's list, from the activity index; reads only the conversations of the page asked for.</summary>
internal sealed class OwnersList(MemoryFolder folder)
{
    private readonly ActivityIndex _activity = new(folder);

    public ConversationList Read(int limit, ActivityPosition? after)
    {
        var conversations = ImmutableArray.CreateBuilder<Conversation>();
        ActivityPosition? lastShown = null;
        foreach (var position in _activity.NewestFirst(after))
        {
            if (Summarise(position) is not { } conversation)
            {
                continue;
            }

            if (conversations.Count == limit)
            {
                return new ConversationList(conversations.ToImmutable(), lastShown!.ToContinuation());
            }

            conversations.Add(conversation);
            lastShown = position;
        }

        return new ConversationList(conversations.ToImmutable(), null);
    }

    private Conversation? Summarise(ActivityPosition position)
    {
        using var file = MessageFile.TryOpen(Path.Combine(folder.ConversationNamed(position.Name), MemoryFolder.Messages));
        if (file is null || _activity.SessionOf(position) is not { } session || MessageFile.At(file, 0) is not { } first || MessageFile.Last(file) is not { } last)
        {
            return null;
        }

        // A crash can leave the entry of an earlier day behind.
        var isLeftOver = MemoryFolder.DayOf(last.Timestamp) != position.Day && _activity.Holds(position.Name, last.Timestamp);
        return isLeftOver ? null : new Conversation(session, ConversationTitle.From(first.Content), first.Timestamp, last.Timestamp, last.Number);
    }
}
