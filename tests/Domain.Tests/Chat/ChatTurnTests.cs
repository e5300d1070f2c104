using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Xunit;

namespace DigitalTwin.Domain.Tests.Chat;

public sealed class ChatTurnTests
{
    private readonly TurnFixture _fixture = new();

    [Fact]
    public async Task A_turn_starts_streams_and_completes()
    {
        _fixture.Model.Says("Hello", " there");

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        var started = Assert.IsType<ChatTurnEvent.Started>(events[0]);
        Assert.Equal("m1", started.Message.Value);
        Assert.Equal(["Hello", " there"], events.OfType<ChatTurnEvent.TextDelta>().Select(delta => delta.Text));
        var completed = Assert.IsType<ChatTurnEvent.Completed>(events[^1]);
        Assert.Equal(started.Reply, completed.Reply.Id);
        Assert.Equal(new TokenUsage(11, 7), completed.Usage);
        Assert.Equal(4, events.Count);
    }

    [Fact]
    public async Task Question_and_reply_are_stored_as_they_were_said()
    {
        _fixture.Model.Says("Hel", "lo\n", "\"quoted\" \\ 🌊");

        await _fixture.RunAsync(TurnFixture.Ask("  Hi  "));

        var stored = _fixture.Store.Of(TestIds.Session());
        Assert.Equal(["  Hi  ", "Hello\n\"quoted\" \\ 🌊"], stored.Select(message => message.Content));
        Assert.Equal([MessageRole.User, MessageRole.Assistant], stored.Select(message => message.Role));
        Assert.Equal(stored[0].Id, stored[1].InReplyTo);
        Assert.Equal("scripted-1", stored[1].Model);
    }

    [Fact]
    public async Task A_new_conversation_gets_a_key_of_its_own()
    {
        _fixture.Model.Says("Hello");

        var events = await _fixture.RunAsync(new ChatRequest { Text = "Hi" });

        var started = Assert.IsType<ChatTurnEvent.Started>(events[0]);
        Assert.Equal(22, started.Session.Value.Length);
        Assert.Equal(2, _fixture.Store.Of(started.Session).Count);
    }

    [Fact]
    public async Task The_model_is_shown_the_persona_the_history_and_the_question()
    {
        _fixture.Model.Says("One").Says("Two");
        await _fixture.RunAsync(TurnFixture.Ask("First"));

        await _fixture.RunAsync(TurnFixture.Ask("Second"));

        var prompt = _fixture.Model.Prompts[1];
        Assert.Equal([ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.User], prompt.Select(message => message.Role));
        Assert.Contains("Sabela Adjei-Toivonen", prompt[0].Text, StringComparison.Ordinal);
        Assert.Equal(["First", "One", "Second"], prompt.Skip(1).Select(message => message.Text));
    }

    [Fact]
    public async Task What_the_client_tells_of_before_counts_only_in_a_new_conversation()
    {
        _fixture.Model.Says("One").Says("Two");
        var told = new EarlierMessage(MessageRole.User, "Told");
        await _fixture.RunAsync(TurnFixture.Ask("First") with { Earlier = [told] });

        await _fixture.RunAsync(TurnFixture.Ask("Second") with { Earlier = [told] });

        Assert.Equal(["Told", "First"], _fixture.Model.Prompts[0].Skip(1).Select(message => message.Text));
        Assert.Equal(["First", "One", "Second"], _fixture.Model.Prompts[1].Skip(1).Select(message => message.Text));
        Assert.DoesNotContain(_fixture.Store.Of(TestIds.Session()), message => message.Content == "Told");
    }

    [Fact]
    public async Task Preferences_reach_the_model()
    {
        _fixture.Model.Says("One").Says("Two");

        await _fixture.RunAsync(TurnFixture.Ask("Hi") with { Model = "other", Temperature = 1.5f });
        await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal(("other", 1.5f, 800), (_fixture.Model.Options[0]!.ModelId, _fixture.Model.Options[0]!.Temperature, _fixture.Model.Options[0]!.MaxOutputTokens));
        Assert.Equal((null, 0.7f), (_fixture.Model.Options[1]!.ModelId, _fixture.Model.Options[1]!.Temperature));
    }

    [Fact]
    public async Task The_same_message_sent_again_gets_the_stored_reply_and_no_second_call()
    {
        _fixture.Model.Says("Once");
        var first = await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        var second = await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        Assert.Single(_fixture.Model.Prompts);
        Assert.Equal(Assert.IsType<ChatTurnEvent.Completed>(first[^1]).Reply, Assert.IsType<ChatTurnEvent.Completed>(second[^1]).Reply);
        Assert.Equal("Once", Assert.IsType<ChatTurnEvent.TextDelta>(second[1]).Text);
        Assert.Equal(2, _fixture.Store.Of(TestIds.Session()).Count);
    }

    [Fact]
    public async Task The_same_message_sent_while_it_is_answered_waits_for_that_answer()
    {
        var reply = _fixture.Model.Opens();
        await using var first = _fixture.Turn.RunAsync(TurnFixture.Ask("Hi", "m1")).GetAsyncEnumerator();
        await first.MoveNextAsync();
        var second = _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        reply.Say("Once").End();
        while (await first.MoveNextAsync())
        {
        }

        Assert.Equal("Once", Assert.IsType<ChatTurnEvent.Completed>((await second)[^1]).Reply.Content);
        Assert.Single(_fixture.Model.Prompts);
    }

    [Fact]
    public async Task A_message_that_waits_longer_than_ten_seconds_is_told_to_come_back()
    {
        _fixture.Model.Opens();
        await using var first = _fixture.Turn.RunAsync(TurnFixture.Ask("Hi")).GetAsyncEnumerator();
        await first.MoveNextAsync();

        var second = _fixture.RunAsync(TurnFixture.Ask("Still there?"));
        _fixture.Time.Advance(TimeSpan.FromSeconds(10));

        var problem = Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(await second)).Problem;
        Assert.Equal(ChatProblemKind.ConversationBusy, problem.Kind);
        Assert.NotNull(problem.RetryAfter);
    }

    [Fact]
    public async Task A_message_id_used_for_another_text_is_refused()
    {
        _fixture.Model.Says("Once");
        await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        var events = await _fixture.RunAsync(TurnFixture.Ask("Something else", "m1"));

        Assert.Equal(ChatProblemKind.MessageIdReused, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(events)).Problem.Kind);
    }

    [Fact]
    public async Task A_reply_s_id_is_no_message_id()
    {
        _fixture.Model.Says("Once");
        var first = await _fixture.RunAsync(TurnFixture.Ask("Hi"));
        var reply = Assert.IsType<ChatTurnEvent.Completed>(first[^1]).Reply.Id.Value;

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hello", reply));

        Assert.Equal(ChatProblemKind.MessageIdReused, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(events)).Problem.Kind);
    }

    [Fact]
    public async Task A_message_without_a_reply_is_answered_when_it_is_sent_again()
    {
        _fixture.Model.Opens().Fail(new ModelException(ChatProblemKind.ModelUnavailable, "down"));
        await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));
        _fixture.Model.Says("Now");

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        Assert.Equal("Now", Assert.IsType<ChatTurnEvent.Completed>(events[^1]).Reply.Content);
        Assert.Equal(["Hi", "Now"], _fixture.Store.Of(TestIds.Session()).Select(message => message.Content));
        Assert.Equal(["Hi"], _fixture.Model.Prompts[1].Skip(1).Select(message => message.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    [InlineData("half {a character}")]
    public async Task A_message_that_breaks_the_rules_costs_nothing(string text)
    {
        var events = await _fixture.RunAsync(TurnFixture.Ask(text.Replace("{a character}", "\ud83d", StringComparison.Ordinal)));

        Assert.Equal(ChatProblemKind.InvalidMessage, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(events)).Problem.Kind);
        Assert.Empty(_fixture.Model.Prompts);
        Assert.Empty(_fixture.Store.Of(TestIds.Session()));
    }

    [Fact]
    public async Task The_limit_counts_utf16_code_units_and_includes_its_last()
    {
        _fixture.Model.Says("Fine");

        var fits = await _fixture.RunAsync(TurnFixture.Ask(new string('x', 3998) + "🌊"));
        var tooLong = await _fixture.RunAsync(TurnFixture.Ask(new string('x', 3999) + "🌊"));

        Assert.IsType<ChatTurnEvent.Completed>(fits[^1]);
        Assert.Contains("4001", Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(tooLong)).Problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_persona_there_is_no_call()
    {
        var fixture = new TurnFixture(new PersonaReading(null, "facts.json is broken", []) { Apology = "The twin has no persona yet." });

        var events = await fixture.RunAsync(TurnFixture.Ask("Hi"));

        var problem = Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(events)).Problem;
        Assert.Equal((ChatProblemKind.PersonaUnavailable, "The twin has no persona yet."), (problem.Kind, problem.Detail));
    }
}
