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
        var conversation = session is { } id ? folder.UsageOf(id) : null;
        var ofConversation = conversation is null ? null : Read(conversation)?.Reserve(hold, budget.PerConversation, now);
        if (Read(folder.UsageOf(day))?.Reserve(hold, budget.PerDay, now) is not { } ofDay || (conversation is not null && ofConversation is null))
        {
            return false;
        }

        UsageFile.Write(folder.UsageOf(day), ofDay);
        if (conversation is not null)
        {
            UsageFile.Write(conversation, ofConversation!);
        }

        return true;
    }

    private bool Settle(SessionId? session, DateOnly day, string hold, long used)
    {
        var now = time.GetUtcNow();
        if (Read(folder.UsageOf(day)) is { } ofDay)
        {
            UsageFile.Write(folder.UsageOf(day), ofDay.Settle(hold, used, now));
        }

        if (session is { } id)
        {
            SettleConversation(folder.UsageOf(id), hold, used, now);
        }

        return true;
    }

    private void SettleConversation(string path, string hold, long used, DateTimeOffset now)
    {
        // A conversation that was deleted meanwhile stays deleted.
        if (!File.Exists(path) || Read(path) is not { } account)
        {
            return;
        }

        var after = account.Settle(hold, used, now);
        if (after.IsIdle)
        {
            UsageFile.Remove(path);
        }
        else
        {
            UsageFile.Write(path, after);
        }
    }

    private UsageAccount? Read(string path)
    {
        if (!UsageFile.TryRead(path, out var account))
        {
            LogDamaged(path);
        }

        return account;
    }

    private async Task<bool> LockedAsync(SessionId? session, Func<bool> work, CancellationToken cancellationToken)
    {
        try
        {
            using var conversation = session is { } id ? await locks.TakeAsync(id, cancellationToken) : null;
            using var days = await locks.TakeDaysAsync(cancellationToken);
            return await Task.Run(work, CancellationToken.None);
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
