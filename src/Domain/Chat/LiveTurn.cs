using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Domain.Chat;

/// <summary>
/// A turn that goes on whether or not anybody listens. All that happened in it is kept until it ends, so that whoever comes hears it
/// from its start, and then live.
/// </summary>
internal sealed class LiveTurn : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ChatTurnEvent> _events = [];
    private readonly CancellationTokenSource _stopping;
    private TaskCompletionSource? _news;
    private Task _stopped = Task.CompletedTask;
    private int _listeners;
    private bool _mustGiveWay;
    private bool _isOver;

    /// <param name="request">What was asked; null for a turn that another process runs, which is followed only while someone listens.</param>
    /// <param name="limit">How long it may go on.</param>
    public LiveTurn(ChatRequest? request, TimeSpan limit, TimeProvider time)
    {
        _stopping = new CancellationTokenSource(limit, time);
        (Request, Stopping, _mustGiveWay) = (request, _stopping.Token, request is null);
    }

    public ChatRequest? Request { get; }

    /// <summary>Cancelled when the turn is to end.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>All is told, or no more will be: who comes now has come too late.</summary>
    public bool IsEnding
    {
        get
        {
            lock (_lock)
            {
                return IsEndingNow;
            }
        }
    }

    /// <summary>The message that is answered, as soon as it is known.</summary>
    public MessageId? Message
    {
        get
        {
            lock (_lock)
            {
                return Request?.MessageId ?? _events.OfType<ChatTurnEvent.Started>().FirstOrDefault()?.Message;
            }
        }
    }

    private bool IsEndingNow =>
        _isOver || Stopping.IsCancellationRequested || _events is [.., ChatTurnEvent.Completed or ChatTurnEvent.Stopped or ChatTurnEvent.Failed];

    /// <summary>Listens from now on, from the turn's first event. Dispose it to leave. Null when it is too late for that.</summary>
    public IAsyncEnumerator<ChatTurnEvent>? TryListen(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (IsEndingNow)
            {
                return null;
            }

            _listeners++;
            return new Listener(this, cancellationToken);
        }
    }

    /// <summary>Ends the turn; what was said is stored as interrupted.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            StopNow();
        }
    }

    /// <summary>Another message waits for this turn to end: it does so as soon as nobody listens.</summary>
    public void GiveWay()
    {
        lock (_lock)
        {
            _mustGiveWay = true;
            StopIfUnheard();
        }
    }

    public void Tell(ChatTurnEvent happened)
    {
        lock (_lock)
        {
            _events.Add(happened);
            Wake();
        }
    }

    /// <summary>Tells the listeners that there is no more.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isOver = true;
            Wake();
        }

        await _stopped;
        _stopping.Dispose();
    }

    private void Leave()
    {
        lock (_lock)
        {
            _listeners--;
            StopIfUnheard();
        }
    }

    private void StopIfUnheard()
    {
        if (_mustGiveWay && _listeners == 0)
        {
            StopNow();
        }
    }

    private void StopNow()
    {
        if (!_isOver && !Stopping.IsCancellationRequested)
        {
            _stopped = _stopping.CancelAsync();
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            _news?.SetResult();
            _news = null;
        }
    }

    private sealed class Listener(LiveTurn turn, CancellationToken cancellationToken) : IAsyncEnumerator<ChatTurnEvent>
    {
        // Once for all the waits.
        private readonly CancellationTokenRegistration _cancelled = cancellationToken.Register(turn.Wake);
        private int _heard;
        private bool _hasLeft;

        public ChatTurnEvent Current { get; private set; } = null!;

        public async ValueTask<bool> MoveNextAsync()
        {
            while (true)
            {
                Task news;
                lock (turn._lock)
                {
                    if (_heard < turn._events.Count)
                    {
                        Current = turn._events[_heard++];
                        return true;
                    }

                    if (turn._isOver)
                    {
                        return false;
                    }

                    cancellationToken.ThrowIfCancellationRequested();
                    turn._news ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    news = turn._news.Task;
                }

                await news;
            }
        }

        public ValueTask DisposeAsync()
        {
            if (!_hasLeft)
            {
                _hasLeft = true;
                _cancelled.Unregister();
                turn.Leave();
            }

            return ValueTask.CompletedTask;
        }
    }
}
