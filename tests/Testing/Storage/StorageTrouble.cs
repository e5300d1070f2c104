using System.Threading.Channels;

namespace DigitalTwin.Testing.Storage;

/// <summary>A fault that some calls meet, until it is healed.</summary>
public sealed class StorageTrouble
{
    private readonly Func<StorageCall, bool> _when;
    private readonly Channel<StorageCall> _met = Channel.CreateUnbounded<StorageCall>();
    private readonly HashSet<string> _known = [];
    private readonly TaskCompletionSource _healed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal StorageTrouble(StorageFault fault, Func<StorageCall, bool> when)
    {
        Fault = fault;
        _when = when;
    }

    internal StorageFault Fault { get; }

    internal Task Healed => _healed.Task;

    /// <summary>The next call that met it, with however many tries; waits for it if need be.</summary>
    public async Task<StorageCall> MeetAsync() => await _met.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public void Heal() => _healed.TrySetResult();

    internal bool Meets(StorageCall call)
    {
        lock (_known)
        {
            if (_healed.Task.IsCompleted || !_when(call))
            {
                return false;
            }

            if (_known.Add(call.Id))
            {
                _met.Writer.TryWrite(call);
            }

            return true;
        }
    }
}
