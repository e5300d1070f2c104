using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Local;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests;

public sealed class MemoryLocksTests
{
    [Fact]
    public async Task The_first_writers_of_a_memory_may_all_come_at_once()
    {
        for (var round = 0; round < 200; round++)
        {
            using var folder = new TemporaryFolder();
            var locks = new MemoryLocks(new MemoryFolder(Path.Combine(folder.Path, "memory")), TimeProvider.System);
            using var start = new Barrier(Writers);
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return TakeAsync(locks, writer);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap()));
        }
    }

    private const int Writers = 8;

    private static async Task TakeAsync(MemoryLocks locks, int writer)
    {
        Assert.True(SessionId.TryParse($"{writer:x16}", out var session));
        using var taken = await locks.TakeAsync(session, CancellationToken.None);
    }
}
