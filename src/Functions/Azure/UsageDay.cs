using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using DigitalTwin.Domain.Budgets;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// A day's accounts, which every instance draws on. One that is alone with its account needs one request, for it knows what it wrote
/// there last. In an instance one writer does what all have asked for meanwhile in one transaction, so that it never races itself.
/// </summary>
/// <param name="day">The partition of the table <c>usage</c>.</param>
internal sealed class UsageDay(StorageTable usage, string day, long budget, Jitter jitter, TimeProvider time)
{
    private const int Shards = 16;
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private List<UsageChange> _waiting = [];
    private bool _isWriting;
    private ImmutableArray<UsageRow>? _seen;
    private int _first = jitter.Choose(Shards);

    /// <summary>The last one who looked found too little: a good reason to look before anything else is done.</summary>
    public bool IsSpent { get; private set; }

    /// <returns>Null when the day has not that many left.</returns>
    public Task<ImmutableArray<UsagePart>?> ReserveAsync(UsageHold hold, CancellationToken cancellationToken) =>
        DoAsync(new ReservingChange(hold), cancellationToken);

    public Task SettleAsync(ImmutableArray<UsagePart> parts, string hold, long used, CancellationToken cancellationToken) =>
        DoAsync(new SettlingChange(parts, hold, used), cancellationToken);

    private Task<ImmutableArray<UsagePart>?> DoAsync(UsageChange change, CancellationToken cancellationToken)
    {
        Begin([change]);
        return change.WaitAsync(cancellationToken);
    }

    private void Begin(IReadOnlyCollection<UsageChange> changes)
    {
        lock (_lock)
        {
            _waiting.AddRange(changes);
            if (_isWriting)
            {
                return;
            }

            _isWriting = true;
        }

        _ = WriteAsync();
    }

    private async Task BeginLaterAsync(List<UsageChange> changes)
    {
        await Task.Delay(Later + jitter.Pause(1), time);
        Begin(changes);
    }

    private List<UsageChange> TakeAll()
    {
        lock (_lock)
        {
            var changes = _waiting.FindAll(change => change.IsWanted);
            _waiting = [];
            _isWriting = changes.Count > 0;
            return changes;
        }
    }

    private async Task WriteAsync()
    {
        while (TakeAll() is { Count: > 0 } changes)
        {
            using var late = new CancellationTokenSource(StorageCalls.Turn, time);
            try
            {
                await WriteAsync(changes, late.Token);
            }
            catch (Exception fault)
            {
                _seen = null;
                changes.ForEach(change => change.Fail(fault));
                _ = BeginLaterAsync([.. changes.Select(change => change.Afterwards).OfType<UsageChange>()]);
            }
        }
    }

    private async Task WriteAsync(List<UsageChange> changes, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ;)
        {
            var isFresh = _seen is null;
            var rows = _seen ??= await ReadAsync(cancellationToken);
            var shards = new UsageShards(budget, [.. rows.Select(row => row.Account)]);
            // It may stand there all the same, if an answer was lost.
            changes = [.. changes.Select(change => change.IsWanted ? change : change.Afterwards).OfType<UsageChange>()];
            var (after, parts) = Apply(changes, shards, time.GetUtcNow());
            IsSpent = parts.Contains(null);
            if (!isFresh && (IsSpent || shards.IsUneven(time.GetUtcNow())))
            {
                // What others did meanwhile is needed to tell what is left.
                _seen = null;
            }
            else if (await TryWriteAsync(rows, after, cancellationToken))
            {
                Finish(changes, parts);
                return;
            }
            else
            {
                _seen = null;
                _first = jitter.Choose(Shards);
                await Task.Delay(jitter.Pause(attempt++), time, cancellationToken);
            }
        }
    }

    private (UsageShards After, List<ImmutableArray<UsagePart>?> Parts) Apply(List<UsageChange> changes, UsageShards shards, DateTimeOffset now)
    {
        var after = shards.Levelled(now);
        var parts = new List<ImmutableArray<UsagePart>?>();
        foreach (var change in changes)
        {
            var done = change.Apply(after, _first, now);
            after = done?.After ?? after;
            parts.Add(done?.Parts);
        }

        return (after, parts);
    }

    private void Finish(List<UsageChange> changes, List<ImmutableArray<UsagePart>?> parts)
    {
        foreach (var (change, held) in changes.Zip(parts))
        {
            if (!change.TryFinish(held) && !change.IsWanted && change.Afterwards is { } undoing)
            {
                Begin([undoing]);
            }
        }
    }

    private async Task<ImmutableArray<UsageRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = (await usage.TakeAsync(Shards, $"PartitionKey eq {day}", cancellationToken)).ToDictionary(row => row.RowKey, UsageRow.From);
        return [.. Enumerable.Range(0, Shards).Select(shard => rows.GetValueOrDefault(UsageRow.Shard(shard), UsageRow.None))];
    }

    /// <returns>False when another instance was faster.</returns>
    private async Task<bool> TryWriteAsync(ImmutableArray<UsageRow> rows, UsageShards after, CancellationToken cancellationToken)
    {
        var changed = Enumerable.Range(0, Shards).Where(shard => !ReferenceEquals(rows[shard].Account, after.Accounts[shard])).ToList();
        if (changed.Count == 0)
        {
            return true;
        }

        try
        {
            var entities = changed.Select(shard => UsageRow.ToEntity(day, UsageRow.Shard(shard), after.Accounts[shard])).ToList();
            _seen = Seen(rows, after, changed, entities.Count == 1
                ? [await usage.ReplaceAsync(entities[0], rows[changed[0]].Tag, cancellationToken)]
                : await usage.SubmitAsync([.. changed.Zip(entities, (shard, entity) => Replacing(entity, rows[shard].Tag))], cancellationToken));
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static TableTransactionAction Replacing(TableEntity entity, ETag? seen) => seen is { } tag
        ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, tag)
        : new TableTransactionAction(TableTransactionActionType.Add, entity);

    private static ImmutableArray<UsageRow>? Seen(
        ImmutableArray<UsageRow> rows, UsageShards after, List<int> changed, IReadOnlyList<Response> answers)
    {
        var seen = rows.ToBuilder();
        foreach (var (shard, answer) in changed.Zip(answers))
        {
            if (answer.Headers.ETag is not { } tag)
            {
                return null;
            }

            seen[shard] = new UsageRow(after.Accounts[shard], tag);
        }

        return seen.ToImmutable();
    }
}
