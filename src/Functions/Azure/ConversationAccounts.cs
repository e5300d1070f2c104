using Azure;
using DigitalTwin.Domain.Budgets;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// The account of each conversation, a row in the conversation's own partition, which is removed with it. Reserving makes the row,
/// settling never does, so that a deleted conversation stays deleted; a row that says nothing is removed.
/// </summary>
internal sealed class ConversationAccounts(StorageTable messages, long budget, Jitter jitter, TimeProvider time) : IDisposable
{
    private readonly KnownAccounts _known = new();

    /// <returns>False when the conversation has not that many left.</returns>
    public async Task<bool> ReserveAsync(string partition, UsageHold hold, CancellationToken cancellationToken)
    {
        var known = _known.Find(partition);
        // Most conversations that are new to this instance are new altogether; of any other the row is there already.
        var row = known ?? UsageRow.None;
        for (var (attempt, isFresh) = (1, false); ; isFresh = true)
        {
            var after = row.Account.Reserve(hold, budget, time.GetUtcNow());
            if (after is null && isFresh)
            {
                return false;
            }

            // There already: written by a call of ours whose answer was lost.
            if (after == row.Account || (after is not null && await TryReplaceAsync(partition, row, after, cancellationToken)))
            {
                return true;
            }

            await (isFresh ? Task.Delay(jitter.Pause(attempt++), time, cancellationToken) : Task.CompletedTask);
            row = await ReadAsync(partition, cancellationToken);
        }
    }

    public async Task SettleAsync(string partition, string hold, long used, CancellationToken cancellationToken)
    {
        var row = _known.Find(partition) ?? await ReadAsync(partition, cancellationToken);
        for (var attempt = 1; row.Tag is not null && row.Account.Settle(hold, used, time.GetUtcNow()) is var after && after != row.Account; attempt++)
        {
            if (after.IsIdle ? await TryRemoveAsync(partition, row, cancellationToken) : await TryReplaceAsync(partition, row, after, cancellationToken))
            {
                return;
            }

            await Task.Delay(jitter.Pause(attempt), time, cancellationToken);
            row = await ReadAsync(partition, cancellationToken);
        }
    }

    public void Dispose() => _known.Dispose();

    private async Task<UsageRow> ReadAsync(string partition, CancellationToken cancellationToken) =>
        await messages.GetAsync(partition, TableKeys.Usage, cancellationToken) is { } entity ? UsageRow.From(entity) : UsageRow.None;

    /// <returns>False when the row is no longer what it was.</returns>
    private async Task<bool> TryReplaceAsync(string partition, UsageRow row, UsageAccount after, CancellationToken cancellationToken)
    {
        // Until the answer says what the row is now, nothing is known of it.
        _known.Forget(partition);
        try
        {
            var entity = UsageRow.ToEntity(partition, TableKeys.Usage, after);
            var answer = await messages.ReplaceAsync(entity, row.Tag, cancellationToken);
            if (answer.Headers.ETag is { } tag)
            {
                _known.Set(partition, new UsageRow(after, tag));
            }

            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private async Task<bool> TryRemoveAsync(string partition, UsageRow row, CancellationToken cancellationToken)
    {
        _known.Forget(partition);
        try
        {
            await messages.RemoveAsync(partition, TableKeys.Usage, row.Tag ?? ETag.All, cancellationToken);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status == 412)
        {
            return false;
        }
    }
}
