using Azure.Data.Tables;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Azure;
using DigitalTwin.Storage.Tests.Budgets;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Storage;
using Xunit;

namespace DigitalTwin.Storage.Tests.Faults;

/// <summary>What becomes of the tokens of a turn when the storage fails in the middle of it.</summary>
[Collection(FaultsCollection.Name)]
public sealed class LedgerInTroubleTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly TokenBudget Budget = new(1600, 800, TimeSpan.FromMinutes(3));
    private static readonly SessionId Session = TestIds.Session();
    private static int _count;

    private readonly string _tables = $"trouble{Interlocked.Increment(ref _count)}";
    private readonly ManualTime _time = new();
    private FaultyStorage? _storage;
    private TableUsageLedger? _ledger;

    private FaultyStorage Storage => _storage!;

    private TableUsageLedger Ledger => _ledger!;

    public async Task InitializeAsync()
    {
        _storage = await FaultyStorage.StartAsync(azurite.Server);
        _ledger = Open(new MovedTime(_time));
        // Both tables are made, and the first requests done.
        await (await Ledger.ReserveAsync(TestIds.Session("conversation-number-0"), 1, default))!.SettleAsync(0, default);
    }

    public async Task DisposeAsync()
    {
        _ledger?.Dispose();
        await Storage.DisposeAsync();
    }

    [Fact]
    public async Task Tokens_are_booked_once_however_often_an_answer_is_lost()
    {
        Storage.LoseFirstAnswers(call => !call.IsRead);
        for (var turn = 0; turn < 3; turn++)
        {
            await (await Ledger.ReserveAsync(Session, 200, default))!.SettleAsync(60, default);
        }

        Assert.Equal((180, 180), await SpentAsync());
        Assert.Equal((180, 180), await TakenAsync());
    }

    [Fact]
    public async Task A_reservation_that_came_to_nothing_leaves_nothing_behind_though_its_answer_was_lost()
    {
        await (await Ledger.ReserveAsync(Session, 700, default))!.SettleAsync(700, default);

        Storage.LoseFirstAnswers(call => !call.IsRead);
        Assert.Null(await Ledger.ReserveAsync(Session, 200, default));

        Assert.Equal((700, 700), await TakenAsync());
    }

    [Theory]
    [InlineData(StorageFault.LoseAnswer)]
    [InlineData(StorageFault.BreakOff)]
    public async Task A_reservation_that_nobody_heard_of_expires(StorageFault fault)
    {
        var trouble = Storage.Fail(fault, call => !call.IsRead);
        await Assert.ThrowsAsync<StorageException>(async () => await Ledger.ReserveAsync(Session, 700, default));
        trouble.Heal();

        Assert.Equal((700, 700), await TakenAsync());
        _time.Advance(Budget.ReservationLifetime);
        Assert.Equal((0, 0), await TakenAsync());
        Assert.NotNull(await Ledger.ReserveAsync(Session, 800, default));
    }

    [Theory]
    [InlineData(StorageFault.Refuse)]
    [InlineData(StorageFault.InternalError)]
    public async Task A_storage_that_does_nothing_is_a_fault_and_nothing_is_set_aside(StorageFault fault)
    {
        var reservation = await Ledger.ReserveAsync(Session, 100, default);

        var trouble = Storage.Fail(fault);
        await Assert.ThrowsAsync<StorageException>(async () => await Ledger.ReserveAsync(Session, 100, default));
        await Assert.ThrowsAsync<StorageException>(async () => await reservation!.SettleAsync(50, default));
        trouble.Heal();

        await reservation!.SettleAsync(50, default);
        Assert.Equal((50, 50), await TakenAsync());
    }

    [Fact]
    public async Task A_settlement_whose_answer_was_lost_for_good_counts_once_when_it_is_tried_again()
    {
        var reservation = await Ledger.ReserveAsync(Session, 100, default);

        var trouble = Storage.Fail(StorageFault.LoseAnswer, call => !call.IsRead);
        await Assert.ThrowsAsync<StorageException>(async () => await reservation!.SettleAsync(50, default));
        trouble.Heal();
        await reservation!.SettleAsync(50, default);

        Assert.Equal((50, 50), await TakenAsync());
    }

    [Fact]
    public async Task A_storage_that_keeps_a_turn_waiting_is_given_up_after_ten_seconds()
    {
        using var ledger = Open(_time);
        var trouble = Storage.Fail(StorageFault.Hang);
        var waiting = ledger.ReserveAsync(Session, 100, default).AsTask();
        await trouble.MeetAsync();
        await trouble.MeetAsync();

        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await Assert.ThrowsAsync<StorageException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(30)));

        trouble.Heal();
        Assert.NotNull(await ledger.ReserveAsync(Session, 100, default));
    }

    private TableUsageLedger Open(TimeProvider time) =>
        new(new StorageTable(Client("usage")), new StorageTable(Client("messages")), Budget, TestIds.Random(), time);

    /// <summary>Of the day, and of the conversation.</summary>
    private async Task<(long Day, long Conversation)> SpentAsync() =>
        ((await AccountsAsync("usage")).Sum(account => account.Spent), (await AccountsAsync("messages")).Sum(account => account.Spent));

    private async Task<(long Day, long Conversation)> TakenAsync() => (
        (await AccountsAsync("usage")).Sum(account => account.TakenAt(_time.GetUtcNow())),
        (await AccountsAsync("messages")).Sum(account => account.TakenAt(_time.GetUtcNow())));

    private async Task<List<UsageAccount>> AccountsAsync(string table)
    {
        var accounts = new List<UsageAccount>();
        await foreach (var row in Client(table).QueryAsync<TableEntity>("PartitionKey ge ''"))
        {
            accounts.Add(UsageRow.From(row).Account);
        }

        return accounts;
    }

    private TableClient Client(string table)
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 1;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return new TableServiceClient(Storage.ConnectionString, options).GetTableClient(_tables + table);
    }
}
