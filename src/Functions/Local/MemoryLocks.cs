using System.Globalization;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// One writer at a time for a conversation, and one for the days' accounts, among the threads of this process and the processes that
/// share the folder. A fixed number of locks serves all conversations, so that none is left behind.
/// </summary>
internal sealed class MemoryLocks(MemoryFolder folder, TimeProvider time)
{
    private const int Conversations = 64;
    private const int Days = Conversations;
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim[] _threads = [.. Enumerable.Range(0, Conversations + 1).Select(_ => new SemaphoreSlim(1, 1))];

    public Task<IDisposable> TakeAsync(SessionId session, CancellationToken cancellationToken) =>
        TakePatientlyAsync(NumberOf(session), cancellationToken);

    /// <summary>Whoever needs a conversation's too takes that first.</summary>
    public Task<IDisposable> TakeDaysAsync(CancellationToken cancellationToken) => TakePatientlyAsync(Days, cancellationToken);

    private async Task<IDisposable> TakePatientlyAsync(int number, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await TakeAsync(number, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"Another writer held the lock of {(number == Days ? "the days' accounts" : "the conversation")} for too long.");
        }
    }

    private async Task<IDisposable> TakeAsync(int number, CancellationToken cancellationToken)
    {
        await _threads[number].WaitAsync(cancellationToken);
        try
        {
            return new Lock(_threads[number], await TakeFileAsync(number, cancellationToken));
        }
        catch
        {
            _threads[number].Release();
            throw;
        }
    }

    private async Task<FileStream> TakeFileAsync(int number, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Locks);
        var path = Path.Combine(folder.Locks, number == Days ? "usage" : number.ToString("x2", CultureInfo.InvariantCulture));
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException fault) when (IsTaken(fault))
            {
                await Task.Delay(Retry, time, cancellationToken);
            }
        }
    }

    // Windows's sharing violation; EWOULDBLOCK on Linux, and on macOS.
    private static bool IsTaken(IOException fault) => fault.HResult is unchecked((int)0x80070020) or 11 or 35;

    // string.GetHashCode differs between processes.
    private static int NumberOf(SessionId session) => session.Value.Aggregate(0, (hash, c) => ((hash * 31) + c) & 0xffff) % Conversations;

    private sealed class Lock(SemaphoreSlim threads, FileStream file) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            threads.Release();
        }
    }
}
