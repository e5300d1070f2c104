namespace DigitalTwin.Functions.Health;

/// <summary>
/// The health of this moment: checked once for all who ask at the same time or within a second, so that asking often costs the
/// storage nothing and a monitor is answered also while its address has to wait for all else.
/// </summary>
internal sealed class RecentHealth(HealthChecks checks, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<HealthReply>? _latest;
    private long _start;

    public Task<HealthReply> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_latest is null || (_latest.IsCompleted && time.GetElapsedTime(_start) >= Kept))
            {
                _start = time.GetTimestamp();
                // Not under the lock, and not ended by the leaving of whoever asked first.
                _latest = Task.Run(() => checks.RunAsync(CancellationToken.None), CancellationToken.None);
            }

            return _latest.WaitAsync(cancellationToken);
        }
    }
}
