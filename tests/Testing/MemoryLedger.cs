using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Testing;

/// <summary>A ledger in memory, the same for every day and conversation, that can be spent and can be told to fail.</summary>
public sealed class MemoryLedger : IUsageLedger
{
    private readonly Lock _lock = new();
    private readonly List<long> _reserved = [];
    private readonly List<long> _settled = [];
    private long _left = 1_000_000;
    private int _bookings;
    private TaskCompletionSource? _even;

    /// <summary>What may still be reserved; below zero when a call used more than was left.</summary>
    public long Left
    {
        get
        {
            lock (_lock)
            {
                return _left;
            }
        }

        set
        {
            lock (_lock)
            {
                _left = value;
            }
        }
    }

    /// <summary>Reservations and settlements throw, as when the storage is down.</summary>
    public bool Fails { get; set; }

    /// <summary>Settlements alone throw.</summary>
    public bool SettlingFails { get; set; }

    /// <summary>What was reserved, in order; not what was refused.</summary>
    public IReadOnlyList<long> Reserved
    {
        get
        {
            lock (_lock)
            {
                return [.. _reserved];
            }
        }
    }

    /// <summary>What was settled, in order.</summary>
    public IReadOnlyList<long> Settled
    {
        get
        {
            lock (_lock)
            {
                return [.. _settled];
            }
        }
    }

    /// <summary>How often a settlement was asked for, those that threw included.</summary>
    public int Bookings
    {
        get
        {
            lock (_lock)
            {
                return _bookings;
            }
        }
    }

    /// <summary>Once all that was reserved is settled.</summary>
    public Task EvenAsync()
    {
        lock (_lock)
        {
            _even ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            WakeIfEven();
            return _even.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    private void WakeIfEven()
    {
        if (_settled.Count == _reserved.Count)
        {
            _even?.TrySetResult();
        }
    }

    public ValueTask<IUsageReservation?> ReserveAsync(SessionId? session, long tokens, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIf(Fails);
        lock (_lock)
        {
            if (tokens > _left)
            {
                return ValueTask.FromResult<IUsageReservation?>(null);
            }

            _left -= tokens;
            _reserved.Add(tokens);
            return ValueTask.FromResult<IUsageReservation?>(new Reservation(this, tokens));
        }
    }

    private static void ThrowIf(bool fails)
    {
        if (fails)
        {
            throw new StorageException("The test said so.");
        }
    }

    private sealed class Reservation(MemoryLedger ledger, long tokens) : IUsageReservation
    {
        public ValueTask SettleAsync(long used, CancellationToken cancellationToken)
        {
            lock (ledger._lock)
            {
                ledger._bookings++;
                ThrowIf(ledger.Fails || ledger.SettlingFails);
                ledger._left += tokens - used;
                ledger._settled.Add(used);
                ledger.WakeIfEven();
                return ValueTask.CompletedTask;
            }
        }
    }
}
