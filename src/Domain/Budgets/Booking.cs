using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Domain.Budgets;

/// <summary>Books what a call used, and again after a fault.</summary>
internal static class Booking
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    // Ledgers recognise a booking that was made already for as long as this, and somewhat longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>
    /// Who waits for it waits for the first try: a process that ends before a later one leaves the reservation to expire.
    /// </summary>
    /// <param name="log">Takes the fault of each try.</param>
    public static async Task SettleAsync(IUsageReservation reservation, long used, TimeProvider time, Action<StorageException> log)
    {
        if (await TryAsync(reservation, used) is { } fault)
        {
            log(fault);
            _ = SettleLaterAsync(reservation, used, time, log);
        }
    }

    private static async Task SettleLaterAsync(IUsageReservation reservation, long used, TimeProvider time, Action<StorageException> log)
    {
        for (var start = time.GetTimestamp(); time.GetElapsedTime(start) < Patience;)
        {
            await Task.Delay(BetweenTries, time, CancellationToken.None);
            if (await TryAsync(reservation, used) is not { } fault)
            {
                return;
            }

            log(fault);
        }
    }

    private static async Task<StorageException?> TryAsync(IUsageReservation reservation, long used)
    {
        try
        {
            await reservation.SettleAsync(used, CancellationToken.None);
            return null;
        }
        catch (StorageException fault)
        {
            return fault;
        }
    }
}
