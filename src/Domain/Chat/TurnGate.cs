using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Domain.Chat;

/// <summary>Lets one turn at a time into a conversation, in this process. Holds nothing for a conversation without a turn.</summary>
/// <param name="room">How many may wait at one conversation; whoever comes after them is sent away at once.</param>
public sealed class TurnGate(TimeProvider time, int room = int.MaxValue)
{
    /// <summary>How many turns may wait for one another: more than a person's tabs and retries, less than a flood.</summary>
    public const int RoomForTurns = 16;

    private readonly Dictionary<SessionId, Door> _doors = [];

    /// <summary>
    /// Waits for the turns before this one. Null when they took longer than <paramref name="patience"/>, or when there is no room to
    /// wait in; dispose it to leave.
    /// </summary>
    public async ValueTask<IDisposable?> EnterAsync(SessionId session, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (Approach(session) is not { } door)
        {
            return null;
        }

        using var deadline = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await door.Turnstile.WaitAsync(either.Token);
            return new Place(this, session, door);
        }
        catch (OperationCanceledException)
        {
            Leave(session, door);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private Door? Approach(SessionId session)
    {
        lock (_doors)
        {
            if (!_doors.TryGetValue(session, out var door))
            {
                _doors[session] = door = new Door();
            }
            else if (door.Visitors > room)
            {
                return null;
            }

            door.Visitors++;
            return door;
        }
    }

    private void Leave(SessionId session, Door door)
    {
        lock (_doors)
        {
            if (--door.Visitors == 0)
            {
                _doors.Remove(session);
            }
        }
    }

    private sealed class Door
    {
        public SemaphoreSlim Turnstile { get; } = new(1, 1);

        public int Visitors { get; set; }
    }

    private sealed class Place(TurnGate gate, SessionId session, Door door) : IDisposable
    {
        public void Dispose()
        {
            door.Turnstile.Release();
            gate.Leave(session, door);
        }
    }
}
