using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Domain.Voice;

/// <summary>
/// The recordings that are listened to in this process. The same message sent again meanwhile joins the listening, so that it is paid
/// once and understood once.
/// </summary>
internal sealed class LiveHearings
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(SessionId, MessageId), Hearing> _running = [];

    /// <summary>Listens, or joins who does. Dispose of it to leave.</summary>
    /// <param name="listen">Its cancellation is that nobody is left who waits.</param>
    public Listener Join(VoiceRequest request, Func<CancellationToken, Task<(string Text, VoiceProblem? Problem)>> listen)
    {
        (SessionId, MessageId)? id = request is { Session: { } session, MessageId: { } message } ? (session, message) : null;
        lock (_lock)
        {
            if (id is not { } known)
            {
                return new Listener(this, null, new Hearing(listen));
            }

            if (!_running.TryGetValue(known, out var hearing))
            {
                _running[known] = hearing = new Hearing(listen);
            }

            hearing.Listeners++;
            return new Listener(this, known, hearing);
        }
    }

    private bool IsLast((SessionId, MessageId)? id, Hearing hearing)
    {
        lock (_lock)
        {
            return id is not { } known || (--hearing.Listeners == 0 && _running.Remove(known));
        }
    }

    internal sealed class Listener(LiveHearings hearings, (SessionId, MessageId)? id, Hearing hearing) : IAsyncDisposable
    {
        public Task<(string Text, VoiceProblem? Problem)> Result => hearing.Result;

        public async ValueTask DisposeAsync()
        {
            if (hearings.IsLast(id, hearing))
            {
                await hearing.DisposeAsync();
            }
        }
    }

    internal sealed class Hearing : IAsyncDisposable
    {
        private readonly CancellationTokenSource _leaving = new();

        public Hearing(Func<CancellationToken, Task<(string Text, VoiceProblem? Problem)>> listen) => Result = RunAsync(listen);

        public int Listeners { get; set; }

        public Task<(string Text, VoiceProblem? Problem)> Result { get; }

        public async ValueTask DisposeAsync()
        {
            await _leaving.CancelAsync();
            await ((Task)Result).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _leaving.Dispose();
        }

        // Begins on a thread of its own: whoever joins must not run it.
        private async Task<(string Text, VoiceProblem? Problem)> RunAsync(Func<CancellationToken, Task<(string Text, VoiceProblem? Problem)>> listen)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return await listen(_leaving.Token);
        }
    }
}
