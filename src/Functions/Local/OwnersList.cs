using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Local;

/// <summary>The owner's list, from the activity index; reads only the conversations of the page asked for.</summary>
internal sealed class OwnersList(MemoryFolder folder)
{
    /// <summary>At how many entries one page looks for the conversations of one persona.</summary>
    public const int MostLookedAt = 1000;

    private readonly ActivityIndex _activity = new(folder);

    /// <param name="persona">Null for all.</param>
    public ConversationList Read(int limit, ActivityPosition? after, PersonaId? persona)
    {
        var conversations = ImmutableArray.CreateBuilder<Conversation>();
        var (looked, last) = (0, after);
        foreach (var position in _activity.NewestFirst(after))
        {
            if (persona is not null && looked++ == MostLookedAt)
            {
                return new ConversationList(conversations.ToImmutable(), last!.ToContinuation());
            }

            if (Summarise(position) is { } conversation && (persona ?? conversation.Persona) == conversation.Persona)
            {
                if (conversations.Count == limit)
                {
                    return new ConversationList(conversations.ToImmutable(), last!.ToContinuation());
                }

                conversations.Add(conversation);
            }

            last = position;
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
        return isLeftOver ? null : new Conversation(session, ConversationTitle.From(first.Content), first.Timestamp, last.Timestamp, last.Number)
        {
            Persona = last.HeldWith,
        };
    }
}
