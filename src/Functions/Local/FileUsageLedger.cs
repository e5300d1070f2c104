using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// The ledger under MEMORY_DIR: a file a day, and one in the folder of each conversation, which goes with it. Whoever writes holds the
/// conversation's lock and then the days'. A file that is damaged counts as spent, for the owner's money is at stake.
/// </summary>
internal sealed partial class FileUsageLedger(
    MemoryFolder folder, MemoryLocks locks, TokenBudget budget, IdFactory ids, TimeProvider time, ILogger<FileUsageLedger> logger) : IUsageLedger
{
    private const int MostKnown = 256;

    // The accounts as they were left last, so that they need not be read again. Whoever uses it holds the days' lock.
    private readonly Dictionary<string, UsageReading> _known = [];

    public async ValueTask<IUsageReservation?> ReserveAsync(SessionId? session, long tokens, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        if (tokens > budget.PerDay || (session is not null && tokens > budget.PerConversation))
        {
            return null;
        }

        var now = time.GetUtcNow();
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        var hold = new UsageHold(ids.NewMessage().Value, tokens, now + budget.ReservationLifetime);
        return await LockedAsync(session, () => Reserve(session, day, hold, now), cancellationToken)
            ? new Reservation(this, session, day, hold.Id)
            : null;
    }

    private bool Reserve(SessionId? session, DateOnly day, UsageHold hold, DateTimeOffset now)
    {
        using var ofDay = Open(folder.UsageOf(day));
        using var ofConversation = session is { } id ? Open(folder.UsageOf(id)) : null;
        var dayAfter = ofDay.Reading?.Account.Reserve(hold, budget.PerDay, now);
        var conversationAfter = ofConversation?.Reading?.Account.Reserve(hold, budget.PerConversation, now);
        if (dayAfter is null || (ofConversation is not null && conversationAfter is null))
        {
            return false;
        }

        var line = UsageLine.Of(hold);
        Write(ofDay, folder.UsageOf(day), line, dayAfter);
        if (session is { } paying)
        {
            Write(ofConversation!, folder.UsageOf(paying), line, conversationAfter!);
        }

        return true;
    }

    private bool Settle(SessionId? session, DateOnly day, string hold, long used)
    {
        var now = time.GetUtcNow();
        var line = UsageLine.Of(hold, used, now);
        using (var ofDay = Open(folder.UsageOf(day)))
        {
            if (ofDay.Reading is { Account: var account })
            {
                Write(ofDay, folder.UsageOf(day), line, account.Settle(hold, used, now));
            }
        }

        if (session is { } id)
        {
            SettleConversation(folder.UsageOf(id), line, now);
        }

        return true;
    }

    private void SettleConversation(string path, UsageLine line, DateTimeOffset now)
    {
        using var file = Open(path);
        // A conversation that was deleted meanwhile stays deleted.
        if (!file.IsThere || file.Reading is not { Account: var account })
        {
            return;
        }

        var after = account.Settle(line.Id, line.Used!.Value, now);
        if (after.IsIdle)
        {
            _known.Remove(path);
            file.Dispose();
            UsageFile.Remove(path);
        }
        else
        {
            Write(file, path, line, after);
        }
    }

    private UsageFile Open(string path)
    {
        var file = UsageFile.Open(path, _known.GetValueOrDefault(path));
        if (file.Reading is null)
        {
            LogDamaged(path);
        }

        return file;
    }

    private void Write(UsageFile file, string path, UsageLine line, UsageAccount after)
    {
        file.Write(line, after);
        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        _known[path] = file.Reading!;
    }

    private async Task<bool> LockedAsync(SessionId? session, Func<bool> work, CancellationToken cancellationToken)
    {
        try
        {
            using var conversation = session is { } id ? await locks.TakeAsync(id, cancellationToken) : null;
            using var days = await locks.TakeDaysAsync(cancellationToken);
            return work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The folder {folder.Root} (MEMORY_DIR) can't be read or written.", fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The account {Path} is damaged and counts as spent; remove the file to begin it anew")]
    private partial void LogDamaged(string path);

    private sealed class Reservation(FileUsageLedger ledger, SessionId? session, DateOnly day, string hold) : IUsageReservation
    {
        public async ValueTask SettleAsync(long used, CancellationToken cancellationToken)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(used);
            await ledger.LockedAsync(session, () => ledger.Settle(session, day, hold, used), cancellationToken);
        }
    }
}
