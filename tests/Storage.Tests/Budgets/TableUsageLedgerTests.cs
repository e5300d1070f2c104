using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Azure;
using Xunit;

namespace DigitalTwin.Storage.Tests.Budgets;

public sealed class TableUsageLedgerTests(AzuriteFixture azurite) : UsageLedgerContract, IClassFixture<AzuriteFixture>, IDisposable
{
    private readonly TableSandbox _tables = new(azurite.Server);
    private readonly List<IDisposable> _open = [];
    private TableConversationStore? _conversations;

    private protected override IConversationStore Conversations => _conversations ??= _tables.Open();

    public void Dispose()
    {
        _conversations?.Dispose();
        _open.ForEach(ledger => ledger.Dispose());
    }

    private protected override IUsageLedger Open(TokenBudget budget)
    {
        var ledger = _tables.OpenLedger(budget, new MovedTime(Time));
        _open.Add(ledger);
        return ledger;
    }

    private protected override async Task<IReadOnlyList<string>> ConversationAccountsAsync() =>
        [.. (await _tables.MessagesAsync()).Where(row => row.RowKey == TableKeys.Usage).Select(row => row.PartitionKey)];

    [Fact]
    public async Task A_turn_makes_two_calls_to_reserve_and_two_to_settle()
    {
        await SpendAsync(Session, 20);
        _tables.Calls.Clear();

        var reservation = await Ledger.ReserveAsync(Session, 20, default);
        await reservation!.SettleAsync(10, default);

        Assert.Equal(["PUT messages", "PUT messages", "PUT usage", "PUT usage"], _tables.Calls.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_call_of_no_conversation_asks_the_day_s_table_alone()
    {
        await SpendAsync(Session, 20);
        _tables.Calls.Clear();

        await (await Ledger.ReserveAsync(null, 20, default))!.SettleAsync(10, default);

        Assert.Equal(["PUT usage", "PUT usage"], _tables.Calls.Names);
    }

    [Fact]
    public async Task A_new_conversation_costs_no_more_and_an_instance_that_just_started_one_call()
    {
        await SpendAsync(Session, 20);
        _tables.Calls.Clear();

        await Ledger.ReserveAsync(Numbered(2), 20, default);
        Assert.Equal(2, _tables.Calls.Count);
        _tables.Calls.Clear();
        await Open(Budget).ReserveAsync(Numbered(3), 20, default);

        // Its share is its own choice, so that its row may be there or not.
        Assert.Equal(3, _tables.Calls.Count);
        Assert.Contains("GET usage", _tables.Calls.Names);
    }

    [Fact]
    public async Task Many_turns_at_once_share_their_calls_for_the_day()
    {
        await SpendAsync(Session, 20);
        _tables.Calls.Clear();

        await Task.WhenAll(Enumerable.Range(2, 25).Select(number => Ledger.ReserveAsync(Numbered(number), 20, default).AsTask()));

        // One of each conversation's account; the first for the day, and one for all who came while it was under way.
        Assert.InRange(_tables.Calls.Count, 26, 30);
    }

    [Fact]
    public async Task What_can_never_be_reserved_costs_no_call()
    {
        Assert.Null(await Ledger.ReserveAsync(Session, 401, default));
        Assert.Null(await Open(Budget with { PerDay = 0 }).ReserveAsync(Session, 1, default));

        Assert.Equal(0, _tables.Calls.Count);
    }

    [Fact]
    public async Task A_day_that_is_spent_costs_one_call_to_know()
    {
        var ledger = Open(Budget with { PerConversation = 1000 });
        await (await ledger.ReserveAsync(Session, 1000, default))!.SettleAsync(1000, default);
        Assert.Null(await ledger.ReserveAsync(Numbered(2), 1, default));
        _tables.Calls.Clear();

        Assert.Null(await ledger.ReserveAsync(Numbered(3), 1, default));

        Assert.Equal(["GET usage"], _tables.Calls.Names);
    }

    [Fact]
    public async Task A_reservation_is_put_together_from_what_is_left_anywhere()
    {
        var ledger = Open(new TokenBudget(1600, 1600, Budget.ReservationLifetime));
        for (var number = 1; number <= 16; number++)
        {
            await (await ledger.ReserveAsync(Numbered(number), 70, default))!.SettleAsync(70, default);
        }

        Assert.NotNull(await ledger.ReserveAsync(Numbered(17), 480, default));
        Assert.Null(await ledger.ReserveAsync(Numbered(18), 1, default));
    }

    [Fact]
    public async Task A_budget_that_is_lowered_in_the_middle_of_a_day_is_kept_from_then_on()
    {
        var before = Open(new TokenBudget(1_000_000, 1_000_000, Budget.ReservationLifetime));
        await (await before.ReserveAsync(Session, 700, default))!.SettleAsync(700, default);

        var reservations = await Task.WhenAll(Enumerable.Range(2, 80).Select(number =>
            (number % 2 == 0 ? Ledger : Open(Budget)).ReserveAsync(Numbered(number), 7, default).AsTask()));

        Assert.Equal(300 / 7, reservations.Count(reservation => reservation is not null));
    }

    [Fact]
    public async Task A_row_that_is_damaged_counts_as_spent()
    {
        await SpendAsync(Session, 20);
        await _tables.DamageUsageAsync();

        Assert.Null(await Open(Budget).ReserveAsync(Numbered(2), 1, default));
    }

    [Fact]
    public void The_fullest_row_is_not_too_long_for_a_property()
    {
        var now = new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero).AddTicks(1_234_567);
        var shards = new UsageShards(1_000_000_000_000, [UsageAccount.Empty]);
        for (var number = 1000; shards.Plan(1_000_000, 0, now) is { } parts; number++)
        {
            shards = shards.Reserve(parts, $"settled-in-a-row--{number}", now.AddMinutes(3), now).Settle(parts, $"settled-in-a-row--{number}", 1_000_000, now)
                .Reserve(parts, $"reserved-in-a-row-{number}", now.AddMinutes(3), now);
        }

        var row = UsageRow.ToEntity("day", "00", shards.Accounts[0]);

        Assert.Equal(300, shards.Accounts[0].Holds.Length);
        Assert.InRange(row.GetString("Account").Length, 25_000, 32_768);
    }

    [Fact]
    public async Task Neither_the_session_id_nor_its_messages_are_in_an_address()
    {
        await SpendAsync(Session, 20);

        Assert.DoesNotContain(_tables.Calls.Addresses, address => address.Contains(Session.Value, StringComparison.Ordinal));
    }
}
