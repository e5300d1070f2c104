using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Models.Failures;

/// <summary>How long to wait before a call is tried again.</summary>
/// <param name="fill">The source of chance.</param>
internal sealed class RetryPause(RandomFill fill)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// What the provider asks for, and on top of it anything up to half a second, twice as much each time: callers that were
    /// refused together must not come back together.
    /// </summary>
    /// <param name="tried">How often it was tried; from 1.</param>
    public TimeSpan After(int tried, TimeSpan? asked) => (asked ?? TimeSpan.Zero) + (First * Math.Pow(2, tried - 1) * Chance());

    // 0 to 1, 1 included.
    private double Chance()
    {
        Span<byte> bytes = stackalloc byte[4];
        fill(bytes);
        return BitConverter.ToUInt32(bytes) / (double)uint.MaxValue;
    }
}
