using System.Runtime.CompilerServices;

namespace DigitalTwin.Functions.Http;

/// <summary>Keeps a stream of events alive while there is nothing to say.</summary>
internal sealed class Heartbeats : IDisposable
{
    private readonly ServerSentEvents _stream;
    private readonly PeriodicTimer _timer;
    private Task<bool> _tick;

    public Heartbeats(ServerSentEvents stream, TimeProvider time, CancellationToken cancellationToken)
    {
        _stream = stream;
        _timer = new PeriodicTimer(ServerSentEvents.HeartbeatInterval, time);
        _tick = _timer.WaitForNextTickAsync(cancellationToken).AsTask();
    }

    /// <summary>Waits until this is done; its outcome is the caller's to look at.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask UntilAsync(Task done, CancellationToken cancellationToken)
    {
        while (!done.IsCompleted && await Task.WhenAny(done, _tick) == _tick)
        {
            await _stream.HeartbeatAsync(cancellationToken);
            _tick = _timer.WaitForNextTickAsync(cancellationToken).AsTask();
        }
    }

    public void Dispose() => _timer.Dispose();
}
