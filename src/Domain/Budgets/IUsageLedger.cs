using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Domain.Budgets;

/// <summary>
/// The durable account of tokens, shared by every process of a deployment: tokens are reserved before the model is called and
/// settled after it, so that no number of turns at once can spend more than <see cref="TokenBudget"/> allows.
/// </summary>
public interface IUsageLedger
{
    /// <summary>Sets tokens aside in the day's account (days are UTC) and in the conversation's; in both or in neither.</summary>
    /// <param name="session">Null for a call that belongs to no conversation: the day alone pays for it.</param>
    /// <param name="tokens">The most that the call may use, prompt and reply together.</param>
    /// <returns>The reservation; null when either account has not that many left.</returns>
    /// <exception cref="StorageException">The ledger can't be read or written; nothing may be spent then.</exception>
    ValueTask<IUsageReservation?> ReserveAsync(SessionId? session, long tokens, CancellationToken cancellationToken);
}

/// <summary>Tokens set aside for one call. One that is never settled is free again after <see cref="TokenBudget.ReservationLifetime"/>.</summary>
public interface IUsageReservation
{
    /// <summary>Books what the call used in place of what was reserved, also when that is more, and also when the reservation expired.</summary>
    /// <exception cref="StorageException">The ledger can't be written.</exception>
    ValueTask SettleAsync(long used, CancellationToken cancellationToken);
}
