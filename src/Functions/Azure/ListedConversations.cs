using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Azure;

/// <summary>The owner's list, page by page. An entry says whom its conversation is held with, so that of others no conversation is read.</summary>
internal sealed class ListedConversations(ActivityTable activity, ConversationRows rows)
{
    /// <summary>At how many entries one page looks for the conversations of one persona: with the next one, as many as a call gives.</summary>
    public const int MostLookedAt = 999;

    private const int ReadAtOnce = 16;

    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="persona">Null for all.</param>
    public async Task<ConversationList> TakeAsync(int limit, ActivityKey? after, PersonaId? persona, CancellationToken cancellationToken)
    {
        var shown = ImmutableArray.CreateBuilder<Conversation>();
        for (var left = MostLookedAt; ;)
        {
            var wanted = limit - shown.Count;
            var most = persona is null ? wanted : left;
            var entries = await activity.TakeAsync(after, most + 1, cancellationToken);
            var looked = Until(entries, wanted, most, persona);
            shown.AddRange(await CurrentAsync(entries.Take(looked).Where(entry => IsOf(entry, persona)), cancellationToken));
            if (looked == entries.Count)
            {
                return new ConversationList(shown.ToImmutable(), null);
            }

            after = entries[looked - 1].Key;
            left -= looked;
            if (shown.Count == limit || (persona is not null && left == 0))
            {
                return new ConversationList(shown.ToImmutable(), after.Value.ToContinuation());
            }
        }
    }

    /// <summary>How many entries there are up to the last one that is wanted.</summary>
    private static int Until(List<ActivityEntry> entries, int wanted, int most, PersonaId? persona)
    {
        var looked = 0;
        for (; looked < Math.Min(entries.Count, most) && wanted > 0; looked++)
        {
            wanted -= IsOf(entries[looked], persona) ? 1 : 0;
        }

        return looked;
    }

    private static bool IsOf(ActivityEntry entry, PersonaId? persona) => persona is null || entry.Persona == persona;

    private async Task<IEnumerable<Conversation>> CurrentAsync(IEnumerable<ActivityEntry> entries, CancellationToken cancellationToken)
    {
        var asked = entries.ToArray();
        var found = new ConversationRow?[asked.Length];
        await Parallel.ForAsync(
            0,
            asked.Length,
            new ParallelOptions { MaxDegreeOfParallelism = ReadAtOnce, CancellationToken = cancellationToken },
            async (i, either) => found[i] = await rows.ReadAsync(asked[i].Partition, either));
        return asked.Zip(found)
            .Where(pair => pair.Second is { IsDeleted: false } row && row.Listed == pair.First.Key)
            .Select(pair => pair.Second!.ToConversation(pair.First.Session));
    }
}
