using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Local;
using DigitalTwin.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DigitalTwin.Storage.Tests.Budgets;

public sealed class FileUsageLedgerTests : UsageLedgerContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CapturedLog _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly MemoryFolder _memory;

    public FileUsageLedgerTests()
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        _memory = new MemoryFolder(_folder.File("memory"));
        // Waits for a lock are real ones.
        Conversations = new FileConversationStore(_memory, new MemoryLocks(_memory, TimeProvider.System), TestIds.Random());
    }

    private protected override IConversationStore Conversations { get; }

    public void Dispose()
    {
        _loggers.Dispose();
        _folder.Dispose();
    }

    private protected override IUsageLedger Open(TokenBudget budget)
    {
        var time = new MovedTime(Time);
        return new FileUsageLedger(_memory, new MemoryLocks(_memory, time), budget, TestIds.Random(), time, _loggers.CreateLogger<FileUsageLedger>());
    }

    private protected override Task<IReadOnlyList<string>> ConversationAccountsAsync()
    {
        var folder = Path.Combine(_memory.Root, "conversations");
        return Task.FromResult<IReadOnlyList<string>>(Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Where(path => Path.Exists(Path.Combine(path, "usage.json")))] : []);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"spent\":12")]
    [InlineData("{}")]
    [InlineData("{\"spent\":-5,\"holds\":[]}")]
    [InlineData("{\"spent\":5,\"holds\":null}")]
    [InlineData("\0\0\0\0")]
    public async Task A_damaged_account_counts_as_spent_and_is_logged(string content)
    {
        var today = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        var reservation = await Ledger.ReserveAsync(Session, 100, default);
        await File.WriteAllTextAsync(_memory.UsageOf(today), content);

        Assert.Null(await Ledger.ReserveAsync(Numbered(2), 1, default));
        await reservation!.SettleAsync(50, default);
        Assert.Null(await Ledger.ReserveAsync(Numbered(2), 1, default));

        Assert.Contains(_log.Errors, line => line.Contains(_memory.UsageOf(today), StringComparison.Ordinal));
        File.Delete(_memory.UsageOf(today));
        Assert.NotNull(await Ledger.ReserveAsync(Numbered(2), 1, default));
    }

    [Fact]
    public async Task A_damaged_account_of_a_conversation_counts_for_that_conversation()
    {
        await SpendAsync(Session, 100);
        await File.WriteAllTextAsync(_memory.UsageOf(Session), "{\"spent\":1");

        Assert.Null(await Ledger.ReserveAsync(Session, 1, default));
        Assert.NotNull(await Ledger.ReserveAsync(Numbered(2), 1, default));
        Assert.Equal(899, await LeftTodayAsync());
    }

    [Fact]
    public async Task A_call_that_used_nothing_leaves_no_folder_behind()
    {
        var reservation = await Ledger.ReserveAsync(Session, 100, default);
        await File.WriteAllTextAsync(_memory.UsageOf(Session) + ".new", "{\"spe");
        await reservation!.SettleAsync(0, default);

        Assert.False(Directory.Exists(_memory.ConversationOf(Session)));
    }

    [Fact]
    public async Task A_call_of_no_conversation_makes_one_file_a_day()
    {
        for (var call = 0; call < 3; call++)
        {
            await (await Ledger.ReserveAsync(null, 100, default))!.SettleAsync(60, default);
        }

        var today = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);
        Assert.Equal([_memory.UsageOf(today)], Directory.EnumerateFiles(_memory.Root, "*.json", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(Path.Combine(_memory.Root, "conversations")));
    }

    [Fact]
    public async Task A_folder_that_can_not_be_used_is_a_storage_fault()
    {
        await File.WriteAllTextAsync(_memory.Root, "a file where the folder should be");

        await Assert.ThrowsAsync<StorageException>(async () => await Ledger.ReserveAsync(Session, 1, default));
    }
}
