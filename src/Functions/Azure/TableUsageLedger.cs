using System.Collections.Concurrent;
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
    public async ValueTask<IUsageReservation?> ReserveAsync(SessionId? session, long tokens, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        cancellationToken.ThrowIfCancellationRequested();
        if (tokens > budget.PerDay || (session is not null && tokens > budget.PerConversation))
        {
            return null;
        }

        var now = time.GetUtcNow();
        var hold = new UsageHold(ids.NewMessage().Value, tokens, now + budget.ReservationLifetime);
        var partition = session is { } id ? TableKeys.Partition(id) : null;
        var reservation = new TableUsageReservation(DayOf(now), _conversations, partition, hold, _calls);
        return await reservation.TryMakeAsync() ? reservation : null;
    }

    public void Dispose() => _conversations.Dispose();

    private UsageDay DayOf(DateTimeOffset now)
    {
        var name = TableKeys.Day(now);
        foreach (var old in _days.Keys.Order(StringComparer.Ordinal).SkipLast(DaysKept))
        {
            _days.TryRemove(old, out _);
        }

        return _days.GetOrAdd(name, _ => new UsageDay(usage, name, budget.PerDay, _jitter, time));
    }
}
