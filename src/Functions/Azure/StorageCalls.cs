using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>Bounds in time what is asked of the storage, whatever it answers or doesn't, and turns its faults into ours.</summary>
internal sealed class StorageCalls(TimeProvider time)
{
    /// <summary>For what a visitor waits for.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    /// <summary>For removing a conversation, which takes longer the longer it is. What is left is not seen by anyone.</summary>
    public static readonly TimeSpan Removal = TimeSpan.FromMinutes(2);

    public async Task<T> RunAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await work(either.Token);
        }
        catch (Exception fault) when (fault is not StorageException && !(fault is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new StorageException(late.IsCancellationRequested ? $"Table Storage took longer than {limit.TotalSeconds} s." : "Table Storage failed.", fault)
            {
                Remedy = TableFault.Remedy(fault),
            };
        }
    }
}
