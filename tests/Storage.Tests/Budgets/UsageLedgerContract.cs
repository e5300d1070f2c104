using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests.Budgets;

/// <summary>What every ledger keeps, whatever it keeps it in. A ledger's tests derive from this.</summary>
public abstract class UsageLedgerContract
{
    private protected static readonly TokenBudget Budget = new(PerDay: 1000, PerConversation: 400, TimeSpan.FromMinutes(3));
    private protected static readonly SessionId Session = Numbered(1);

    private protected ManualTime Time { get; } = new();

    /// <summary>Another instance on the same storage, under the same clock.</summary>
    private protected abstract IUsageLedger Open(TokenBudget budget);

    /// <summary>The conversations on that storage.</summary>
    private protected abstract IConversationStore Conversations { get; }

    /// <summary>What the storage holds of accounts of conversations, by their names.</summary>
    private protected abstract Task<IReadOnlyList<string>> ConversationAccountsAsync();

    private protected IUsageLedger Ledger => field ??= Open(Budget);

    [Fact]
    public async Task What_a_call_did_not_use_is_free_again()
    {
        var reservation = await Ledger.ReserveAsync(Session, 400, default);
        Assert.Null(await Ledger.ReserveAsync(Session, 1, default));

        await reservation!.SettleAsync(100, default);

        Assert.Null(await Ledger.ReserveAsync(Session, 301, default));
        Assert.NotNull(await Ledger.ReserveAsync(Session, 300, default));
    }

    [Fact]
    public async Task What_a_call_used_beyond_its_reservation_is_booked()
    {
        var reservation = await Ledger.ReserveAsync(Session, 100, default);

        await reservation!.SettleAsync(250, default);

        Assert.Null(await Ledger.ReserveAsync(Session, 151, default));
        Assert.NotNull(await Ledger.ReserveAsync(Session, 150, default));
        Assert.Equal(600, await LeftTodayAsync());
    }

    [Fact]
    public async Task A_day_that_is_spent_is_spent_for_everyone()
    {
        await SpendAsync(Numbered(2), 400);
        await SpendAsync(Numbered(3), 400);
        var other = Open(Budget);

        Assert.Null(await other.ReserveAsync(Session, 201, default));
        var last = await other.ReserveAsync(Session, 200, default);
        Assert.Null(await Ledger.ReserveAsync(Numbered(4), 1, default));

        await last!.SettleAsync(199, default);
        Assert.NotNull(await Ledger.ReserveAsync(Numbered(4), 1, default));
    }

    [Fact]
    public async Task A_conversation_that_is_spent_is_spent_on_every_day_and_for_itself_alone()
    {
        await SpendAsync(Session, 400);

        Assert.Null(await Open(Budget).ReserveAsync(Session, 1, default));
        Assert.NotNull(await Ledger.ReserveAsync(Numbered(2), 1, default));
        Time.Advance(TimeSpan.FromDays(2));
        Assert.Null(await Ledger.ReserveAsync(Session, 1, default));
    }

    [Fact]
    public async Task Tokens_are_set_aside_in_both_accounts_or_in_neither()
    {
        await SpendAsync(Session, 400);
        Assert.Null(await Ledger.ReserveAsync(Session, 300, default));
        Assert.Equal(600, await LeftTodayAsync());

        await SpendAsync(Numbered(2), 400);
        Assert.Null(await Ledger.ReserveAsync(Numbered(3), 300, default));
        Assert.Equal(200, await LeftTodayAsync());
        Assert.Null(await Open(Budget).ReserveAsync(Numbered(3), 300, default));
        Assert.Equal(2, (await ConversationAccountsAsync()).Count);
    }

    [Fact]
    public async Task A_reservation_that_nobody_settles_is_free_again_after_its_lifetime()
    {
        await Ledger.ReserveAsync(Session, 400, default);

        Time.Advance(Budget.ReservationLifetime - TimeSpan.FromSeconds(1));
        Assert.Null(await Open(Budget).ReserveAsync(Session, 1, default));
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.NotNull(await Open(Budget).ReserveAsync(Session, 400, default));
    }

    [Fact]
    public async Task What_was_used_is_booked_also_after_the_reservation_expired()
    {
        var late = await Ledger.ReserveAsync(Session, 400, default);
        Time.Advance(Budget.ReservationLifetime);
        await SpendAsync(Session, 100);

        await late!.SettleAsync(200, default);

        Assert.Null(await Ledger.ReserveAsync(Session, 101, default));
        Assert.Equal(700, await LeftTodayAsync());
    }

    [Fact]
    public async Task A_day_begins_at_midnight_UTC_and_a_call_counts_for_the_day_it_was_made_on()
    {
        Time.Advance(Time.GetUtcNow().UtcDateTime.Date.AddDays(1) - Time.GetUtcNow().UtcDateTime - TimeSpan.FromSeconds(1));
        await SpendAsync(Numbered(2), 400);
        var overnight = await Ledger.ReserveAsync(Session, 400, default);
        Assert.Equal(200, await LeftTodayAsync());

        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1000, await LeftTodayAsync());
        await overnight!.SettleAsync(300, default);
        Assert.Equal(1000, await LeftTodayAsync());
    }

    [Theory]
    [InlineData(0, 400)]
    [InlineData(1000, 0)]
    public async Task A_budget_of_nothing_spends_nothing(long perDay, long perConversation) =>
        Assert.Null(await Open(Budget with { PerDay = perDay, PerConversation = perConversation }).ReserveAsync(Session, 1, default));

    [Fact]
    public async Task The_whole_budget_can_be_one_reservation_and_never_more()
    {
        var ledger = Open(Budget with { PerConversation = 5000 });

        Assert.Null(await ledger.ReserveAsync(Session, 1001, default));
        var all = await ledger.ReserveAsync(Session, 1000, default);
        Assert.Null(await ledger.ReserveAsync(Numbered(2), 1, default));
        await all!.SettleAsync(1000, default);

        Assert.Equal(0, await LeftTodayAsync());
    }

    [Fact]
    public async Task A_settlement_that_is_made_twice_counts_once()
    {
        var reservation = await Ledger.ReserveAsync(Session, 300, default);

        await reservation!.SettleAsync(200, default);
        await reservation.SettleAsync(200, default);

        Assert.Equal(800, await LeftTodayAsync());
    }

    [Fact]
    public async Task Of_many_calls_at_once_on_two_instances_as_many_pass_as_there_are_tokens_for()
    {
        var other = Open(Budget);

        var reservations = await Task.WhenAll(Enumerable.Range(1, 120).Select(number =>
            (number % 2 == 0 ? Ledger : other).ReserveAsync(Numbered(number), 19, default).AsTask()));

        Assert.Equal(1000 / 19, reservations.Count(reservation => reservation is not null));
        await Task.WhenAll(reservations.OfType<IUsageReservation>().Select(reservation => reservation.SettleAsync(18, default).AsTask()));
        Assert.Equal(1000 - (1000 / 19 * 18), await LeftTodayAsync());
    }

    [Fact]
    public async Task An_account_alone_makes_no_conversation_and_goes_when_nothing_was_spent()
    {
        var reservation = await Ledger.ReserveAsync(Session, 100, default);

        Assert.Null(await Conversations.ReadAsync(Session, 20, null, default));
        Assert.Null(await Conversations.ReadAsync(Session, 20, TestIds.Message("any"), default));
        Assert.Equal(TurnMemory.None, await Conversations.ReadTurnAsync(Session, 20, TestIds.Message("any"), default));
        Assert.Null(await Conversations.FindTurnAsync(Session, TestIds.Message("any"), default));
        Assert.Equal(AppendOutcome.Gone, await Conversations.AppendAsync(Session, Message(MessageRole.Assistant, "r1"), default));
        Assert.False(await Conversations.ClaimAsync(Session, TestIds.Message("any"), Time.GetUtcNow(), Time.GetUtcNow(), default));
        Assert.Empty((await Conversations.ListAsync(10, null, null, default)).Conversations);
        Assert.Single(await ConversationAccountsAsync());

        await reservation!.SettleAsync(0, default);
        Assert.Empty(await ConversationAccountsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deleted_conversation_takes_its_account_along_and_stays_deleted(bool isOpened)
    {
        var reservation = await Ledger.ReserveAsync(Session, 300, default);
        if (isOpened)
        {
            await Conversations.AppendAsync(Session, Message(MessageRole.User, "q1"), default);
        }

        await Conversations.DeleteAsync(Session, default);
        Assert.Empty(await ConversationAccountsAsync());
        await reservation!.SettleAsync(300, default);

        Assert.Empty(await ConversationAccountsAsync());
        Assert.Equal(700, await LeftTodayAsync());
    }

    [Fact]
    public async Task Retention_takes_the_account_along()
    {
        await Conversations.AppendAsync(Session, Message(MessageRole.User, "q1"), default);
        await SpendAsync(Session, 300);

        await Conversations.ExpireAsync(DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime).AddDays(1), default);

        Assert.Empty(await ConversationAccountsAsync());
    }

    [Fact]
    public async Task A_conversation_is_opened_and_goes_on_with_an_account_there()
    {
        await SpendAsync(Session, 100);
        var question = Message(MessageRole.User, "q1");

        Assert.Equal(AppendOutcome.Stored, await Conversations.AppendAsync(Session, question, default));
        await SpendAsync(Session, 100);
        var reply = Message(MessageRole.Assistant, "r1") with { InReplyTo = question.Id };
        Assert.Equal(AppendOutcome.Stored, await Conversations.AppendAsync(Session, reply, default));

        Assert.Equal([question, reply], await Conversations.ReadAsync(Session, 20, null, default));
        Assert.Null(await Ledger.ReserveAsync(Session, 201, default));
    }

    [Fact]
    public async Task A_call_of_no_conversation_counts_for_the_day_alone()
    {
        Assert.Null(await Ledger.ReserveAsync(null, 1001, default));
        var reservation = await Ledger.ReserveAsync(null, 900, default);
        Assert.Equal(100, await LeftTodayAsync());

        await reservation!.SettleAsync(500, default);
        await reservation.SettleAsync(500, default);

        Assert.Equal(500, await LeftTodayAsync());
        Assert.Null(await Ledger.ReserveAsync(null, 501, default));
        Assert.NotNull(await Ledger.ReserveAsync(Session, 400, default));
        Assert.NotNull(await Ledger.ReserveAsync(null, 100, default));
        Assert.Null(await Ledger.ReserveAsync(null, 1, default));
        Time.Advance(Budget.ReservationLifetime);
        Assert.NotNull(await Ledger.ReserveAsync(null, 500, default));
    }

    [Fact]
    public async Task Calls_of_no_conversation_leave_nothing_behind_but_the_day_s_account()
    {
        for (var call = 0; call < 3; call++)
        {
            await (await Ledger.ReserveAsync(null, 100, default))!.SettleAsync(60, default);
        }

        Assert.Empty(await ConversationAccountsAsync());
        Assert.NotNull(await Open(Budget with { PerConversation = 0 }).ReserveAsync(null, 820, default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Nothing_can_not_be_reserved(long tokens) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Ledger.ReserveAsync(Session, tokens, default));

    private protected static SessionId Numbered(int number) => TestIds.Session($"conversation-number-{number}");

    private protected async Task SpendAsync(SessionId session, long tokens) =>
        await (await Ledger.ReserveAsync(session, tokens, default))!.SettleAsync(tokens, default);

    /// <summary>By trying, as a call would; an instance that has seen nothing yet, and a conversation that has nothing yet.</summary>
    private protected async Task<long> LeftTodayAsync()
    {
        var fresh = Open(Budget with { PerConversation = Budget.PerDay });
        var (left, step) = (0L, 1024L);
        for (; step > 0; step /= 2)
        {
            if (await fresh.ReserveAsync(Numbered(999), left + step, default) is { } reservation)
            {
                await reservation.SettleAsync(0, default);
                left += step;
            }
        }

        return left;
    }

    private Message Message(MessageRole role, string id) => new()
    {
        Id = TestIds.Message(id),
        Role = role,
        Content = "What do you map?",
        Timestamp = Time.GetUtcNow(),
        InReplyTo = role == MessageRole.Assistant ? TestIds.Message("q1") : null,
    };
}
