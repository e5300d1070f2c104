using Azure.Data.Tables;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// The table <c>activity</c>: which conversations were active on which day, in the order of the owner's list. An entry is written
/// before the conversation that it points to and removed after it, so that none is ever forgotten; one that points to nothing, or to
/// a conversation that has moved on to another day, is passed over. Beside the days it holds the deletions that are not finished.
/// </summary>
internal sealed class ActivityTable(StorageTable activity)
{
    private const string Deletions = "deletions";

    public Task AddAsync(ActivityKey key, SessionId session, PersonaId persona, CancellationToken cancellationToken)
    {
        var entry = new TableEntity(key.Day, key.Entry) { ["Session"] = session.Value };
        PersonaProperty.Write(entry, persona);
        return activity.PutAsync(entry, cancellationToken);
    }

    public Task RemoveAsync(ActivityKey key, CancellationToken cancellationToken) => activity.RemoveAsync(key.Day, key.Entry, cancellationToken);

    /// <summary>The entries after this one, the newest first.</summary>
    public async Task<List<ActivityEntry>> TakeAsync(ActivityKey? after, int limit, CancellationToken cancellationToken)
    {
        if (after is not { Day: var day, Entry: var entry })
        {
            return Entries(await activity.TakeAsync(limit, $"PartitionKey lt {ActivityKey.EndOfDays}", cancellationToken));
        }

        var rows = await activity.TakeAsync(limit, $"PartitionKey eq {day} and RowKey gt {entry}", cancellationToken);
        if (rows.Count < limit)
        {
            rows.AddRange(await activity.TakeAsync(
                limit - rows.Count, $"PartitionKey gt {day} and PartitionKey lt {ActivityKey.EndOfDays}", cancellationToken));
        }

        return Entries(rows);
    }

    public Task NoteDeletionAsync(string partition, CancellationToken cancellationToken) =>
        activity.PutAsync(new TableEntity(Deletions, partition), cancellationToken);

    public Task ForgetDeletionAsync(string partition, CancellationToken cancellationToken) =>
        activity.RemoveAsync(Deletions, partition, cancellationToken);

    /// <summary>The partitions of conversations whose deletion has begun and not ended.</summary>
    public async Task<List<string>> UnfinishedDeletionsAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await activity.TakeAsync(limit, $"PartitionKey eq {Deletions}", cancellationToken)).Select(row => row.RowKey)];

    private static List<ActivityEntry> Entries(IEnumerable<TableEntity> rows) =>
        [.. rows.Select(row => new ActivityEntry(
            new ActivityKey(row.PartitionKey, row.RowKey),
            SessionId.TryParse(row.GetString("Session"), out var session) ? session : default)
        {
            Persona = PersonaProperty.Of(row),
        })];
}

/// <param name="Session">Default in a row that is damaged; no conversation is found by it.</param>
internal readonly record struct ActivityEntry(ActivityKey Key, SessionId Session)
{
    /// <summary>Whom the conversation is held with.</summary>
    public PersonaId Persona { get; init; }

    public string Partition => Session.Value is null ? "" : TableKeys.Partition(Session);
}
