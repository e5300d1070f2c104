namespace DigitalTwin.Functions.Voice;

/// <summary>How much memory all recordings that are being handled may take together.</summary>
internal sealed class AudioRoom
{
    public const long Bytes = 64 * 1024 * 1024;

    private long _taken;

    public long Taken => Volatile.Read(ref _taken);

    /// <returns>False when there is no room for it.</returns>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= Bytes)
        {
            return true;
        }

        Interlocked.Add(ref _taken, -bytes);
        return false;
    }

    public void GiveBack(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
