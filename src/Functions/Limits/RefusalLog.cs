using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Limits;

/// <summary>Tells how many requests were refused, once a minute at most: a flood of requests must not become one of log lines.</summary>
internal sealed partial class RefusalLog(TimeProvider time, ILogger<RefusalLog> logger)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private long? _toldAt;
    private int _untold;

    /// <summary>A request was refused. By whom it came is not asked.</summary>
    public void Note()
    {
        int refused;
        lock (_lock)
        {
            refused = ++_untold;
            if (_toldAt is { } last && time.GetElapsedTime(last) < BetweenLines)
            {
                return;
            }

            (_toldAt, _untold) = (time.GetTimestamp(), 0);
        }

        LogRefused(refused);
    }

    // The queries of docs/operations.md take this line apart.
    [LoggerMessage(Level = LogLevel.Information, Message = "Rate limit: {Refused} requests refused")]
    private partial void LogRefused(int refused);
}
