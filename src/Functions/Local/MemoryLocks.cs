using System.Globalization;
using DigitalTwin.Domain.Conversations;
using Microsoft.Win32.SafeHandles;

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

    private Task<IDisposable> TakePatientlyAsync(int number, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && TryTake(number) is { } free ? Task.FromResult<IDisposable>(free) : WaitPatientlyAsync(number, cancellationToken);

    private async Task<IDisposable> WaitPatientlyAsync(int number, CancellationToken cancellationToken)
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

    /// <summary>Null when it is not to be had at once.</summary>
    private Lock? TryTake(int number)
    {
        if (!_threads[number].Wait(0, CancellationToken.None))
        {
            return null;
        }

        SafeFileHandle? file = null;
        try
        {
            file = TryTakeFile(number);
            return file is null ? null : new Lock(_threads[number], file);
        }
        finally
        {
            if (file is null)
            {
                _threads[number].Release();
            }
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

    private async Task<SafeFileHandle> TakeFileAsync(int number, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTakeFile(number) is { } file)
            {
                return file;
            }

            await Task.Delay(Retry, time, cancellationToken);
        }
    }

    /// <summary>Null when it may be had a moment later.</summary>
    private SafeFileHandle? TryTakeFile(int number)
    {
        var path = Path.Combine(folder.Locks, number == Days ? "usage" : number.ToString("x2", CultureInfo.InvariantCulture));
        try
        {
            return Open(path);
        }
        catch (Exception missing) when (missing is DirectoryNotFoundException or FileNotFoundException)
        {
            // A file is what is missing to whoever looks just after somebody else has made the folder.
            Directory.CreateDirectory(folder.Locks);
            return null;
        }
        catch (IOException fault) when (IsTaken(fault))
        {
            return null;
        }
    }

    private static SafeFileHandle Open(string path) => File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    // Windows's sharing violation; EWOULDBLOCK on Linux, and on macOS.
    private static bool IsTaken(IOException fault) => fault.HResult is unchecked((int)0x80070020) or 11 or 35;

    // string.GetHashCode differs between processes.
    private static int NumberOf(SessionId session) => session.Value.Aggregate(0, (hash, c) => ((hash * 31) + c) & 0xffff) % Conversations;

    private sealed class Lock(SemaphoreSlim threads, SafeFileHandle file) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            threads.Release();
        }
    }
}
