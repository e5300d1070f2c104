using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Xunit;

namespace DigitalTwin.Domain.Tests.Chat;

public sealed class CompletionTests
{
    private readonly CompletionFixture _fixture = new();

    [Fact]
    public async Task An_answer_is_told_in_order_and_leaves_nothing_behind()
    {
        _fixture.Model.Says("Hello ", "there");

        var events = await _fixture.RunAsync(new() { Text = "Hi" });

        var started = Assert.IsType<CompletionEvent.Started>(events[0]);
        Assert.Equal(("scripted-1", null), (started.Model, started.Limited));
        Assert.Equal("Hello there", CompletionFixture.TextOf(events));
        Assert.Equal(new CompletionEvent.Completed(FinishReason.Stop, new TokenUsage(11, 7), IsEstimate: false), events[^1]);
        Assert.Empty((await _fixture.Store.ListAsync(10, null, null, default)).Conversations);
    }

    [Fact]
    public async Task It_reserves_its_prompt_and_the_longest_reply_and_settles_what_the_provider_reports()
    {
        _fixture.Model.Says("Hello");

        await _fixture.RunAsync(new() { Text = "Hi", MaxOutputTokens = 100 });

        Assert.Equal([TokenEstimate.Of(_fixture.Model.Prompts[0]) + 100], _fixture.Ledger.Reserved);
        Assert.Equal([18L], _fixture.Ledger.Settled);
    }

    [Theory]
    [InlineData(null, 800)]
    [InlineData(5, 5)]
    [InlineData(100_000, 800)]
    public async Task No_cap_is_above_the_owner_s(int? asked, int expected)
    {
        _fixture.Model.Says("Hello");

        await _fixture.RunAsync(new() { Text = "Hi", MaxOutputTokens = asked });

        Assert.Equal(expected, _fixture.Model.Options[0]!.MaxOutputTokens);
    }

    [Fact]
    public async Task A_stop_sequence_ends_the_reply_and_the_call()
    {
        _fixture.Model.Opens().Say("One. Vis").Say("itor: two").Say("never read");

        var events = await _fixture.RunAsync(new() { Text = "Hi", Stops = ["Visitor:"] });

        await _fixture.Model.HungUp.Task;
        Assert.Equal("One. ", CompletionFixture.TextOf(events));
        var completed = Assert.IsType<CompletionEvent.Completed>(events[^1]);
        Assert.Equal((FinishReason.Stop, true), (completed.Finish, completed.IsEstimate));
        Assert.Equal(TokenEstimate.Of(_fixture.Model.Prompts[0]), completed.Usage.InputTokens);
        Assert.Equal(_fixture.Ledger.Reserved, _fixture.Ledger.Settled);
        Assert.Null(_fixture.Model.Options[0]!.StopSequences);
    }

    [Fact]
    public async Task A_reply_that_begins_with_a_stop_sequence_is_empty_and_whole()
    {
        _fixture.Model.Opens().Say("Visitor: two");

        var events = await _fixture.RunAsync(new() { Text = "Hi", Stops = ["Visitor:"] });

        Assert.IsType<CompletionEvent.Started>(events[0]);
        Assert.IsType<CompletionEvent.Completed>(events[1]);
        Assert.Equal(2, events.Count);
    }

    [Fact]
    public async Task What_only_began_like_a_stop_sequence_is_said_in_the_end()
    {
        _fixture.Model.Says("Good visit", "ors");

        Assert.Equal("Good visitors", CompletionFixture.TextOf(await _fixture.RunAsync(new() { Text = "Hi", Stops = ["visitors:"] })));
    }

    [Fact]
    public async Task A_small_cap_spent_on_thinking_is_an_empty_answer_and_no_fault()
    {
        _fixture.Model.Opens().Update(new ChatResponseUpdate { FinishReason = ChatFinishReason.Length }).Cut();

        var events = await _fixture.RunAsync(new() { Text = "Hi", MaxOutputTokens = 1 });

        Assert.Equal(FinishReason.Length, Assert.IsType<CompletionEvent.Completed>(events[^1]).Finish);
    }

    [Fact]
    public async Task With_nothing_left_the_offline_model_answers_and_is_named()
    {
        _fixture.Ledger.Left = 0;
        _fixture.Offline.Opens().Update(new ChatResponseUpdate(ChatRole.Assistant, "Looked up") { ModelId = "offline" }).End();

        var events = await _fixture.RunAsync(new() { Text = "Where do you live?", Note = "You are a pirate.", Model = "another" });

        var started = Assert.IsType<CompletionEvent.Started>(events[0]);
        Assert.Equal(("offline", AnswerLimit.Budget), (started.Model, started.Limited));
        Assert.Empty(_fixture.Model.Prompts);
        // It would look the note up, too.
        Assert.Equal("Where do you live?", _fixture.Offline.Prompts[0][^1].Text);
    }

    [Fact]
    public async Task A_fault_before_the_first_word_is_all_there_is()
    {
        _fixture.Model.Opens().Fail(new ModelException(ChatProblemKind.ModelBusy, "busy") { MayBeBilled = false });

        var failed = Assert.IsType<CompletionEvent.Failed>(Assert.Single(await _fixture.RunAsync(new() { Text = "Hi" })));

        Assert.Equal((ChatProblemKind.ModelBusy, TimeSpan.FromSeconds(5)), (failed.Problem.Kind, failed.Problem.RetryAfter));
        Assert.Equal([0L], _fixture.Ledger.Settled);
    }

    [Fact]
    public async Task A_fault_in_mid_reply_comes_after_all_that_was_said()
    {
        _fixture.Model.Opens().Say("So far. Visi").Fail(new ModelException(ChatProblemKind.ModelUnavailable, "cut"));

        var events = await _fixture.RunAsync(new() { Text = "Hi", Stops = ["Visitor:"] });

        Assert.Equal("So far. Visi", CompletionFixture.TextOf(events));
        Assert.StartsWith("The answer broke off", Assert.IsType<CompletionEvent.Failed>(events[^1]).Problem.Detail, StringComparison.Ordinal);
        Assert.Equal(_fixture.Ledger.Reserved, _fixture.Ledger.Settled);
    }

    [Fact]
    public async Task Who_leaves_ends_the_call_and_the_account_is_settled()
    {
        _fixture.Model.Opens().Say("Half an ");
        await foreach (var happened in _fixture.Completion.RunAsync(new() { Text = "Hi" }))
        {
            if (happened is CompletionEvent.TextDelta)
            {
                break;
            }
        }

        await _fixture.Model.HungUp.Task;
        Assert.Equal(_fixture.Ledger.Reserved, _fixture.Ledger.Settled);
    }

    [Fact]
    public async Task Tokens_that_can_not_be_booked_are_booked_later_by_one_alone()
    {
        _fixture.Ledger.SettlingFails = true;
        _fixture.Model.Says("Hello");
        await _fixture.RunAsync(new() { Text = "Hi" });
        Assert.Equal(1, _fixture.Ledger.Bookings);

        _fixture.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, _fixture.Ledger.Bookings);

        _fixture.Ledger.SettlingFails = false;
        _fixture.Time.Advance(TimeSpan.FromSeconds(5));
        _fixture.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((3, 1), (_fixture.Ledger.Bookings, _fixture.Ledger.Settled.Count));
    }

    [Fact]
    public async Task A_ledger_that_fails_lets_nothing_be_spent()
    {
        _fixture.Ledger.Fails = true;

        var events = await _fixture.RunAsync(new() { Text = "Hi" });

        Assert.Equal(ChatProblemKind.StorageUnavailable, Assert.IsType<CompletionEvent.Failed>(Assert.Single(events)).Problem.Kind);
        Assert.Empty(_fixture.Model.Prompts);
    }

    [Fact]
    public async Task Without_a_persona_there_is_nobody_to_answer()
    {
        var fixture = new CompletionFixture(new PersonaReading(null, "The folder is empty.", []));

        var failed = Assert.IsType<CompletionEvent.Failed>(Assert.Single(await fixture.RunAsync(new() { Text = "Hi" })));

        Assert.Equal(ChatProblemKind.PersonaUnavailable, failed.Problem.Kind);
        Assert.DoesNotContain("folder", failed.Problem.Detail, StringComparison.Ordinal);
        Assert.Empty(fixture.Ledger.Reserved);
    }

    [Fact]
    public async Task A_further_persona_answers_by_its_own_settings()
    {
        var tutor = FixedPersona.Further("tutor", new PersonaAgent { Kind = PersonaKind.Tutor, Model = "larger", Temperature = 0.1f, MaxHistory = 0 });
        _fixture.Personas.Others[tutor.Id] = new PersonaReading(tutor, null, []);
        _fixture.Model.Says("Step one.");

        await _fixture.RunAsync(new() { Text = "Go on", Persona = tutor.Id, Earlier = [new(MessageRole.User, "Begin"), new(MessageRole.Assistant, "Hello.")] });

        var (prompt, options) = (_fixture.Model.Prompts[0], _fixture.Model.Options[0]!);
        Assert.StartsWith("You are tutor, a tutor:", prompt[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, prompt.Count);
        Assert.Equal(("larger", 0.1f, 800), (options.ModelId, options.Temperature, options.MaxOutputTokens));
    }

    [Fact]
    public async Task A_persona_that_is_not_there_is_unknown()
    {
        var failed = Assert.IsType<CompletionEvent.Failed>(Assert.Single(await _fixture.RunAsync(new() { Text = "Hi", Persona = TestIds.Persona("nobody") })));

        Assert.Equal(ChatProblemKind.UnknownPersona, failed.Problem.Kind);
        Assert.Empty(_fixture.Ledger.Reserved);
    }

    [Fact]
    public async Task A_message_must_be_one()
    {
        foreach (var text in new[] { "", " \n", "\ud83c" })
        {
            var failed = Assert.IsType<CompletionEvent.Failed>(Assert.Single(await _fixture.RunAsync(new() { Text = text })));

            Assert.Equal(ChatProblemKind.InvalidMessage, failed.Problem.Kind);
        }

        Assert.Empty(_fixture.Ledger.Reserved);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_portion_counts_with_those_that_were_told_before(bool isTold)
    {
        var rule = Safety.PromptRules.One;
        _fixture.Model.Says(rule[45..90], " never read");

        var events = await _fixture.RunAsync(new()
        {
            Text = "Go on",
            Earlier = [new(MessageRole.User, "Begin"), new(MessageRole.Assistant, isTold ? rule[..45] : "Hello.")],
            Stops = ["never said"],
        });

        Assert.Equal(isTold ? FinishReason.ContentFilter : FinishReason.Stop, Assert.IsType<CompletionEvent.Completed>(events[^1]).Finish);
        Assert.Equal(!isTold, CompletionFixture.TextOf(events).Contains(rule[45..90], StringComparison.Ordinal));
    }
}
