using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>Writers that met once should not meet again: each makes choices of its own.</summary>
internal sealed class Jitter(IdFactory ids)
{
    private const int LongestMilliseconds = 400;
    private const int FirstMilliseconds = 10;
    private const int Steps = 64;

    /// <summary>A time to wait after so many lost races, up to 10, 20, 40 ... 400 ms.</summary>
    public TimeSpan Pause(int attempt)
    {
        var longest = Math.Min(LongestMilliseconds, FirstMilliseconds << Math.Min(attempt - 1, 10));
        return TimeSpan.FromMilliseconds(longest * (1.0 + Choose(Steps)) / Steps);
    }

    /// <summary>From 0 to one less than this, which is at most 64.</summary>
    public int Choose(int count) => ids.NewMessage().Value[0] % count;
}
