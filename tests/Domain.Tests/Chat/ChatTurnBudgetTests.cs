using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Xunit;

namespace DigitalTwin.Domain.Tests.Chat;

public sealed class ChatTurnBudgetTests
{
    private readonly TurnFixture _fixture = new();

    [Fact]
    public async Task A_turn_reserves_its_prompt_and_the_longest_reply_and_settles_what_the_provider_reports()
    {
        _fixture.Model.Says("Hello");

        await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        var expected = TokenEstimate.Of(_fixture.Model.Prompts[0]) + new ChatLimits().MaxOutputTokens;
        Assert.Equal([expected], _fixture.Ledger.Reserved);
        Assert.Equal([18L], _fixture.Ledger.Settled);
    }

    [Fact]
    public async Task When_nothing_is_left_the_offline_model_answers_and_says_so()
    {
        _fixture.Ledger.Left = 0;
        _fixture.Offline.Says("Looked up");

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi") with { Model = "another" });

        var started = Assert.IsType<ChatTurnEvent.Started>(events[0]);
        Assert.Equal((AnswerLimit.Budget, "offline"), (started.Limited, started.Model));
        Assert.Equal("Looked up", Assert.IsType<ChatTurnEvent.Completed>(events[^1]).Reply.Content);
        Assert.Empty(_fixture.Model.Prompts);
        Assert.Equal(["Hi", "Looked up"], _fixture.Store.Of(TestIds.Session()).Select(message => message.Content));
    }

    [Fact]
    public async Task A_limited_answer_is_labelled_again_when_it_is_asked_for_again()
    {
        _fixture.Ledger.Left = 0;
        _fixture.Offline.Opens().Update(new ChatResponseUpdate(ChatRole.Assistant, "Looked up") { ModelId = "offline" }).End();
        await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        var again = await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        Assert.Equal(AnswerLimit.Budget, Assert.IsType<ChatTurnEvent.Started>(again[0]).Limited);
    }

    [Fact]
    public async Task A_stored_reply_costs_nothing()
    {
        _fixture.Model.Says("Hello");
        await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        Assert.Single(_fixture.Ledger.Reserved);
    }

    [Fact]
    public async Task A_ledger_that_fails_lets_nothing_be_spent()
    {
        _fixture.Ledger.Fails = true;

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal(ChatProblemKind.StorageUnavailable, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(events)).Problem.Kind);
        Assert.Empty(_fixture.Model.Prompts);
        Assert.Empty(_fixture.Store.Of(TestIds.Session()));
    }

    [Fact]
    public async Task A_refused_call_costs_nothing()
    {
        _fixture.Model.Opens().Fail(new ModelException(ChatProblemKind.ModelBusy, "Busy.") { MayBeBilled = false });

        await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal([0L], _fixture.Ledger.Settled);
    }

    [Fact]
    public async Task A_reply_that_breaks_off_may_have_cost_all_that_was_reserved()
    {
        _fixture.Model.Opens().Say("So far").Fail(new ModelException(ChatProblemKind.ModelTimeout, "Late."));

        await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal(_fixture.Ledger.Reserved, _fixture.Ledger.Settled);
    }

    [Fact]
    public async Task A_visitor_who_leaves_may_have_cost_all_that_was_reserved()
    {
        var reply = _fixture.Model.Opens().Say("So far");
        await foreach (var happened in _fixture.Turn.RunAsync(TurnFixture.Ask("Hi")))
        {
            if (happened is ChatTurnEvent.TextDelta)
            {
                break;
            }
        }

        Assert.Equal(_fixture.Ledger.Reserved, _fixture.Ledger.Settled);
        Assert.Equal(MessageStatus.Interrupted, _fixture.Store.Of(TestIds.Session())[^1].Status);
        reply.End();
    }

    [Fact]
    public async Task A_message_that_can_not_be_stored_is_settled_all_the_same()
    {
        _fixture.Model.Opens();
        _fixture.Store.WritesFail = true;

        await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Single(_fixture.Ledger.Settled);
    }

    [Fact]
    public async Task Tokens_that_can_not_be_booked_are_booked_later()
    {
        _fixture.Ledger.SettlingFails = true;
        _fixture.Model.Says("Hello");
        await _fixture.RunAsync(TurnFixture.Ask("Hi"));
        Assert.Empty(_fixture.Ledger.Settled);

        _fixture.Ledger.SettlingFails = false;
        _fixture.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([18L], _fixture.Ledger.Settled);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-5, -7)]
    public async Task Usage_that_can_not_be_true_counts_as_none(long input, long output)
    {
        _fixture.Model.Opens().Say("Hello").Update(new ChatResponseUpdate
        {
            FinishReason = ChatFinishReason.Stop,
            Contents = [new UsageContent(new UsageDetails { InputTokenCount = input, OutputTokenCount = output })],
        }).Cut();

        await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal(_fixture.Ledger.Reserved, _fixture.Ledger.Settled);
    }

    [Fact]
    public async Task Usage_that_is_told_before_the_end_is_not_all()
    {
        _fixture.Model.Opens()
            .Update(new ChatResponseUpdate(ChatRole.Assistant, [new TextContent("So far"), new UsageContent(new UsageDetails { InputTokenCount = 9 })]))
            .Fail(new ModelException(ChatProblemKind.ModelTimeout, "Late."));

        await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal(_fixture.Ledger.Reserved, _fixture.Ledger.Settled);
    }

    [Fact]
    public async Task A_reply_that_pays_the_cap_no_heed_is_cut_and_told_so()
    {
        var piece = new string('x', 1000);
        _fixture.Model.Says([.. Enumerable.Repeat(piece, 20)]);

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        var completed = Assert.IsType<ChatTurnEvent.Completed>(events[^1]);
        Assert.Equal((13_000, FinishReason.Length), (completed.Reply.Content.Length, completed.Finish));
        Assert.Equal(_fixture.Ledger.Reserved, _fixture.Ledger.Settled);
    }

    [Fact]
    public async Task Tokens_that_can_not_be_booked_do_not_spoil_the_answer()
    {
        var reply = _fixture.Model.Opens().Say("Hello");
        var events = new List<ChatTurnEvent>();
        await foreach (var happened in _fixture.Turn.RunAsync(TurnFixture.Ask("Hi")))
        {
            events.Add(happened);
            if (happened is ChatTurnEvent.TextDelta)
            {
                _fixture.Ledger.Fails = true;
                reply.End();
            }
        }

        Assert.IsType<ChatTurnEvent.Completed>(events[^1]);
    }

    [Fact]
    public async Task A_content_filter_becomes_a_polite_answer()
    {
        _fixture.Model.Opens().Fail(new ModelException(ChatProblemKind.ContentFiltered, "Filtered.") { MayBeBilled = false });

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        var completed = Assert.IsType<ChatTurnEvent.Completed>(events[^1]);
        Assert.Equal(FinishReason.ContentFilter, completed.Finish);
        Assert.StartsWith("I'd rather not", completed.Reply.Content, StringComparison.Ordinal);
        Assert.Equal(completed.Reply.Content, _fixture.Store.Of(TestIds.Session())[^1].Content);
        Assert.Equal(MessageStatus.Complete, completed.Reply.Status);
        Assert.Equal([0L], _fixture.Ledger.Settled);
    }

    [Fact]
    public async Task A_content_filter_in_mid_reply_keeps_what_was_said()
    {
        _fixture.Model.Opens().Say("The bridge").Fail(new ModelException(ChatProblemKind.ContentFiltered, "Filtered."));

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        var completed = Assert.IsType<ChatTurnEvent.Completed>(events[^1]);
        Assert.StartsWith("The bridge … ", completed.Reply.Content, StringComparison.Ordinal);
        Assert.Equal(completed.Reply.Content, string.Concat(events.OfType<ChatTurnEvent.TextDelta>().Select(delta => delta.Text)));
        Assert.Equal(FinishReason.ContentFilter, completed.Finish);
    }
}
