using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Domain.Voice;

/// <summary>
/// What one turn's speech takes of the day's budget: set aside in blocks before it is used, and booked as it was used. No conversation
/// pays for it, for its tokens are no model's.
/// </summary>
/// <param name="block">How much is set aside at once, at least.</param>
internal sealed class SpeechReservations(IUsageLedger ledger, long block) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<(IUsageReservation Reservation, long Tokens)> _held = [];
    private long _left;
    private long _used;

    /// <returns>False when the day has not that many left.</returns>
    /// <exception cref="StorageException">Nobody knows what is left, so that nothing may be spent.</exception>
    public async Task<bool> TakeAsync(long tokens, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (tokens - Interlocked.Read(ref _left) is > 0 and var missing)
            {
                var more = Math.Max(block, missing);
                // Not to be cancelled: a reservation whose answer nobody awaits would hold its tokens until it expires.
                if (await ledger.ReserveAsync(null, more, CancellationToken.None) is not { } reservation)
                {
                    return false;
                }

                _held.Add((reservation, more));
                Interlocked.Add(ref _left, more);
            }

            Add(tokens);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>As many more were used than were taken; below zero, fewer. What is spent already asks nobody's leave.</summary>
    public void Add(long tokens)
    {
        Interlocked.Add(ref _left, -tokens);
        Interlocked.Add(ref _used, tokens);
    }

    /// <summary>Books what was used; to be called once, when nothing is taken any more.</summary>
    /// <param name="log">Takes the fault of each try.</param>
    public async Task SettleAsync(TimeProvider time, Action<StorageException> log)
    {
        var used = _used;
        foreach (var (reservation, tokens) in _held)
        {
            var booked = reservation == _held[^1].Reservation ? used : Math.Min(used, tokens);
            used -= booked;
            await Booking.SettleAsync(reservation, booked, time, log);
        }
    }

    public void Dispose() => _turn.Dispose();
}
