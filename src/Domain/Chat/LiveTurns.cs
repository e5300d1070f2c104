using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Domain.Chat;

/// <summary>
/// The turns that run in this process. They run on their own, so that a visitor whose connection drops can come back to the reply, and
/// finds it stored whole otherwise.
/// </summary>
public sealed partial class LiveTurns(
    ChatTurn turn, ReplyFollower follower, ChatLimits limits, TimeProvider time, ILogger<LiveTurns> logger) : IAsyncDisposable
{
    private static readonly ChatProblem Unreadable = new(
        ChatProblemKind.StorageUnavailable, "The conversation can't be read at the moment. Try again in a little while.", TimeSpan.FromSeconds(5));

    private static readonly ChatProblem Unforeseen = new(ChatProblemKind.Unforeseen, "Something went wrong on our side. Send the message again.");

    private readonly Lock _lock = new();
    private readonly Dictionary<SessionId, List<LiveTurn>> _ofSession = [];
    private readonly HashSet<Task> _running = [];
    private bool _isClosing;

    /// <summary>Begins a turn and listens to it. The same message sent again while it is answered joins that turn.</summary>
    /// <param name="listening">Ends the listening, not the turn.</param>
    public IAsyncEnumerator<ChatTurnEvent> Start(ChatRequest request, CancellationToken listening)
    {
        lock (_lock)
        {
            var others = request.Session is { } session && _ofSession.TryGetValue(session, out var running) ? running : [];
            if (others.Find(other => IsSame(other.Request, request))?.TryListen(listening) is { } joined)
            {
                return joined;
            }

            // What is refused for what it is asks nobody to make room.
            if (ChatRules.Check(request, limits) is null)
            {
                others.ForEach(other => other.GiveWay());
            }

            return Run(new LiveTurn(request, limits.Longest, time), request.Session, stopping => turn.RunAsync(request, stopping), listening);
        }
    }

    /// <summary>Listens to the turn that is being answered in a conversation, by whichever process; null when none is.</summary>
    /// <param name="listening">Ends the listening, not the turn.</param>
    /// <exception cref="StorageException">The memory can't be read.</exception>
    public async Task<IAsyncEnumerator<ChatTurnEvent>?> ResumeAsync(SessionId session, CancellationToken listening)
    {
        if (Find(session)?.TryListen(listening) is { } here)
        {
            return here;
        }

        if (await follower.FindAsync(session, listening) is not { } elsewhere)
        {
            return null;
        }

        lock (_lock)
        {
            return Find(session)?.TryListen(listening)
                ?? Run(new LiveTurn(null, limits.Longest, time), session, stopping => follower.FollowAsync(session, elsewhere, stopping), listening);
        }
    }

    /// <summary>Ends what is being answered in a conversation, by whichever process. What was said is kept.</summary>
    /// <param name="message">The message whose answer is meant; null for any.</param>
    /// <exception cref="StorageException">The memory can't be reached.</exception>
    public async Task StopAsync(SessionId session, MessageId? message, CancellationToken cancellationToken)
    {
        if (Find(session, one => one.Request is not null && (message is null || one.Message == message)) is { } here)
        {
            here.Stop();
        }
        else
        {
            await follower.StopAsync(session, message, cancellationToken);
        }
    }

    /// <summary>Ends all of a conversation in this process, for it is being deleted: from now on nobody comes to hear it.</summary>
    public void Forget(SessionId session)
    {
        lock (_lock)
        {
            (_ofSession.GetValueOrDefault(session) ?? []).ForEach(live => live.Stop());
        }
    }

    /// <summary>Ends all turns and waits until what was said in them is stored.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] last;
        lock (_lock)
        {
            _isClosing = true;
            foreach (var live in _ofSession.Values.SelectMany(turns => turns))
            {
                live.Stop();
            }

            last = [.. _running];
        }

        await Task.WhenAll(last);
    }

    private LiveTurn? Find(SessionId session, Predicate<LiveTurn>? wanted = null)
    {
        lock (_lock)
        {
            return _ofSession.GetValueOrDefault(session)?.Find(one => !one.IsEnding && wanted?.Invoke(one) != false);
        }
    }

    // Who asks for the answer again, whether it is the first or one given anew, means the one that is being written.
    private static bool IsSame(ChatRequest? running, ChatRequest request) =>
        running?.MessageId is { } id && !request.Anew && id == request.MessageId && running.Text == request.Text
        && (request.Persona is null || request.Persona == running.Persona);

    private IAsyncEnumerator<ChatTurnEvent> Run(
        LiveTurn live, SessionId? session, Func<CancellationToken, IAsyncEnumerable<ChatTurnEvent>> events, CancellationToken listening)
    {
        // Before anybody else can see it, so that nobody finds it unheard.
        var listener = live.TryListen(listening)!;
        Enter(live, session);
        var pump = PumpAsync(live, session, events);
        _running.Add(pump);
        _ = pump.ContinueWith(
            ended =>
            {
                lock (_lock)
                {
                    _running.Remove(ended);
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
        return listener;
    }

    // Begins on a thread of its own: whoever starts a turn must not run it.
    private async Task PumpAsync(LiveTurn live, SessionId? session, Func<CancellationToken, IAsyncEnumerable<ChatTurnEvent>> events)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await foreach (var happened in events(live.Stopping))
            {
                if (session is null && happened is ChatTurnEvent.Started started)
                {
                    session = started.Session;
                    Enter(live, session);
                }

                live.Tell(happened);
            }
        }
        catch (OperationCanceledException) when (live.Stopping.IsCancellationRequested)
        {
            live.Tell(new ChatTurnEvent.Stopped());
        }
        catch (StorageException fault)
        {
            LogFault(fault);
            live.Tell(new ChatTurnEvent.Failed(Unreadable));
        }
        catch (Exception fault)
        {
            LogFault(fault);
            live.Tell(new ChatTurnEvent.Failed(Unforeseen));
        }

        Leave(live, session);
        await live.DisposeAsync();
    }

    private void Enter(LiveTurn live, SessionId? session)
    {
        lock (_lock)
        {
            if (session is { } known)
            {
                (_ofSession.TryGetValue(known, out var turns) ? turns : _ofSession[known] = []).Add(live);
            }

            if (_isClosing)
            {
                live.Stop();
            }
        }
    }

    private void Leave(LiveTurn live, SessionId? session)
    {
        lock (_lock)
        {
            if (session is { } known && _ofSession.TryGetValue(known, out var turns) && turns.Remove(live) && turns.Count == 0)
            {
                _ofSession.Remove(known);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn ended with a fault")]
    private partial void LogFault(Exception fault);
}
