using System.Collections.Concurrent;
using System.Collections.Immutable;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// The ledger in Table Storage, shared by any number of instances: the table <c>usage</c> for the days, a row of its own for each
/// conversation. docs/decisions/0009 tells what it costs.
/// </summary>
internal sealed class TableUsageLedger(StorageTable usage, StorageTable messages, TokenBudget budget, IdFactory ids, TimeProvider time)
    : IUsageLedger, IDisposable
{
    private const int DaysKept = 2;
    private readonly ConcurrentDictionary<string, UsageDay> _days = new();
    private readonly Jitter _jitter = new(ids);
    private readonly StorageCalls _calls = new(time);
    private readonly ConversationAccounts _conversations = new(messages, budget.PerConversation, new Jitter(ids), time);

    /// <summary>Cancellation comes too late once it has begun: what nobody hears of would stay set aside.</summary>
    public async ValueTask<IUsageReservation?> ReserveAsync(SessionId session, long tokens, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        cancellationToken.ThrowIfCancellationRequested();
        if (tokens > budget.PerDay || tokens > budget.PerConversation)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var hold = new UsageHold(ids.NewMessage().Value, tokens, now + budget.ReservationLifetime);
        return await _calls.RunAsync(
            StorageCalls.Turn, either => ReserveAsync(DayOf(now), TableKeys.Partition(session), hold, either), CancellationToken.None);
    }

    public void Dispose() => _conversations.Dispose();

    private async Task<IUsageReservation?> ReserveAsync(UsageDay day, string partition, UsageHold hold, CancellationToken cancellationToken)
    {
        var inDay = day.ReserveAsync(hold, cancellationToken);
        if (day.IsSpent && await inDay is null)
        {
            return null;
        }

        var inConversation = _conversations.ReserveAsync(partition, hold, cancellationToken);
        await Task.WhenAll(inDay, inConversation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var parts = inDay.IsCompletedSuccessfully ? await inDay : null;
        var isInConversation = inConversation.IsCompletedSuccessfully && await inConversation;
        if (parts is { } held && isInConversation)
        {
            return new Reservation(this, day, held, partition, hold.Id);
        }

        // Both or neither.
        await Task.WhenAll(
            parts is { } idle ? day.SettleAsync(idle, hold.Id, 0, cancellationToken) : inDay,
            isInConversation ? _conversations.SettleAsync(partition, hold.Id, 0, cancellationToken) : inConversation);
        return null;
    }

    private UsageDay DayOf(DateTimeOffset now)
    {
        var name = TableKeys.Day(now);
        foreach (var old in _days.Keys.Order(StringComparer.Ordinal).SkipLast(DaysKept))
        {
            _days.TryRemove(old, out _);
        }

        return _days.GetOrAdd(name, _ => new UsageDay(usage, name, budget.PerDay, _jitter, time));
    }

    private sealed class Reservation(TableUsageLedger ledger, UsageDay day, ImmutableArray<UsagePart> parts, string partition, string hold)
        : IUsageReservation
    {
        public async ValueTask SettleAsync(long used, CancellationToken cancellationToken)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(used);
            cancellationToken.ThrowIfCancellationRequested();
            await ledger._calls.RunAsync(
                StorageCalls.Turn,
                async either =>
                {
                    await Task.WhenAll(
                        day.SettleAsync(parts, hold, used, either), ledger._conversations.SettleAsync(partition, hold, used, either));
                    return true;
                },
                CancellationToken.None);
        }
    }
}
