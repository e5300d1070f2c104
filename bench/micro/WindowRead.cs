using BenchmarkDotNet.Attributes;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Local;
using DigitalTwin.Testing;

namespace DigitalTwin.Micro;

/// <summary>The newest messages of a conversation, as a turn reads them from files.</summary>
public class WindowRead
{
    private const int Window = 20;

    private readonly SessionId _session = TestIds.Session();
    private TemporaryFolder _folder = null!;
    private FileConversationStore _store = null!;

    [Params(10, 1_000, 100_000)]
    public int Messages { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _folder = new TemporaryFolder();
        var memory = new MemoryFolder(_folder.Path);
        _store = new FileConversationStore(memory, new MemoryLocks(memory, TimeProvider.System), TestIds.Random());
        Directory.CreateDirectory(memory.ConversationOf(_session));
        // As the store writes them, but for the wait for the disk after each.
        using var file = File.Create(memory.MessagesOf(_session));
        MessageLine? last = null;
        foreach (var message in Samples.Conversation(Messages))
        {
            last = MessageLine.From(message, last, replaced: null);
            file.Write(last.Encode());
        }
    }

    [GlobalCleanup]
    public void Close() => _folder.Dispose();

    [Benchmark]
    public async Task<TurnMemory> Newest20() => await _store.ReadTurnAsync(_session, Window, message: null, CancellationToken.None);
}
