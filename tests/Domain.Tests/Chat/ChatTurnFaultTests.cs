using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Domain.Tests.Chat;

public sealed class ChatTurnFaultTests
{
    private readonly TurnFixture _fixture = new();

    [Fact]
    public async Task A_model_that_breaks_off_leaves_an_interrupted_reply()
    {
        _fixture.Model.Opens().Say("So far ").Say("so good").Fail(new ModelException(ChatProblemKind.ModelUnavailable, "cut"));

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal(ChatProblemKind.ModelUnavailable, Assert.IsType<ChatTurnEvent.Failed>(events[^1]).Problem.Kind);
        var reply = _fixture.Store.Of(TestIds.Session())[^1];
        Assert.Equal(("So far so good", MessageStatus.Interrupted), (reply.Content, reply.Status));
    }

    [Fact]
    public async Task A_model_that_fails_at_once_leaves_the_question_alone()
    {
        _fixture.Model.Opens().Fail(new ModelException(ChatProblemKind.ModelTimeout, "slow"));

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal(ChatProblemKind.ModelTimeout, Assert.IsType<ChatTurnEvent.Failed>(events[^1]).Problem.Kind);
        Assert.Equal(["Hi"], _fixture.Store.Of(TestIds.Session()).Select(message => message.Content));
    }

    [Fact]
    public async Task A_model_without_a_word_is_a_failure()
    {
        _fixture.Model.Says();

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal(ChatProblemKind.ModelUnavailable, Assert.IsType<ChatTurnEvent.Failed>(events[^1]).Problem.Kind);
        Assert.Single(_fixture.Store.Of(TestIds.Session()));
    }

    [Fact]
    public async Task A_visitor_who_leaves_ends_the_call_and_what_was_said_is_kept()
    {
        _fixture.Model.Opens().Say("Half an ");
        using var leaving = new CancellationTokenSource();
        await using var events = _fixture.Turn.RunAsync(TurnFixture.Ask("Hi"), leaving.Token).GetAsyncEnumerator(leaving.Token);
        await events.MoveNextAsync();
        await events.MoveNextAsync();

        var waiting = events.MoveNextAsync().AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        await _fixture.Model.HungUp.Task;
        var reply = _fixture.Store.Of(TestIds.Session())[^1];
        Assert.Equal(("Half an ", MessageStatus.Interrupted), (reply.Content, reply.Status));
    }

    [Fact]
    public async Task A_reader_who_stops_reading_ends_the_call_and_what_was_said_is_kept()
    {
        _fixture.Model.Opens().Say("Half an ");
        var events = _fixture.Turn.RunAsync(TurnFixture.Ask("Hi")).GetAsyncEnumerator();
        await events.MoveNextAsync();
        await events.MoveNextAsync();

        await events.DisposeAsync();

        await _fixture.Model.HungUp.Task;
        Assert.Equal(MessageStatus.Interrupted, _fixture.Store.Of(TestIds.Session())[^1].Status);
    }

    [Fact]
    public async Task A_visitor_who_leaves_before_the_first_word_leaves_only_the_question()
    {
        _fixture.Model.Opens();
        var events = _fixture.Turn.RunAsync(TurnFixture.Ask("Hi")).GetAsyncEnumerator();
        await events.MoveNextAsync();

        await events.DisposeAsync();

        await _fixture.Model.HungUp.Task;
        Assert.Single(_fixture.Store.Of(TestIds.Session()));
    }

    [Fact]
    public async Task The_next_turn_may_begin_once_a_visitor_has_left()
    {
        _fixture.Model.Opens().Say("Half");
        var events = _fixture.Turn.RunAsync(TurnFixture.Ask("Hi")).GetAsyncEnumerator();
        await events.MoveNextAsync();
        await events.DisposeAsync();
        _fixture.Model.Says("Back again");

        var next = await _fixture.RunAsync(TurnFixture.Ask("Hello?"));

        Assert.IsType<ChatTurnEvent.Completed>(next[^1]);
    }

    [Fact]
    public async Task A_memory_that_can_not_be_read_costs_no_call()
    {
        _fixture.Store.ReadsFail = true;

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal(ChatProblemKind.StorageUnavailable, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(events)).Problem.Kind);
        Assert.Empty(_fixture.Model.Prompts);
    }

    [Fact]
    public async Task A_question_that_can_not_be_stored_is_not_acknowledged()
    {
        _fixture.Model.Opens();
        _fixture.Store.WritesFail = true;

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal(ChatProblemKind.StorageUnavailable, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(events)).Problem.Kind);
        await _fixture.Model.HungUp.Task;
    }

    [Fact]
    public async Task The_model_is_asked_while_the_question_is_stored()
    {
        var stored = new TaskCompletionSource();
        _fixture.Store.WritesAfter = stored.Task;
        _fixture.Model.Says("Hello");
        await using var events = _fixture.Turn.RunAsync(TurnFixture.Ask("Hi")).GetAsyncEnumerator();

        var first = events.MoveNextAsync().AsTask();
        Assert.Single(_fixture.Model.Prompts);
        Assert.False(first.IsCompleted);
        stored.SetResult();

        Assert.True(await first);
        Assert.IsType<ChatTurnEvent.Started>(events.Current);
    }

    [Fact]
    public async Task A_reply_to_a_conversation_deleted_meanwhile_is_not_stored()
    {
        var reply = _fixture.Model.Opens();
        await using var events = _fixture.Turn.RunAsync(TurnFixture.Ask("Hi")).GetAsyncEnumerator();
        await events.MoveNextAsync();
        await _fixture.Store.DeleteAsync(TestIds.Session(), default);
        reply.Say("Too late").End();
        await events.MoveNextAsync();
        await events.MoveNextAsync();

        Assert.Equal(ChatProblemKind.ConversationDeleted, Assert.IsType<ChatTurnEvent.Failed>(events.Current).Problem.Kind);
        Assert.Empty(_fixture.Store.Of(TestIds.Session()));
    }

    [Fact]
    public async Task A_character_split_between_chunks_arrives_whole()
    {
        _fixture.Model.Says("wave \ud83c", "\udf0a!");

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal(["wave ", "🌊!"], events.OfType<ChatTurnEvent.TextDelta>().Select(delta => delta.Text));
    }

    [Fact]
    public async Task A_lone_surrogate_of_the_model_is_replaced_before_it_is_streamed_and_stored()
    {
        _fixture.Model.Says("a\ud83cb");

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi"));

        Assert.Equal("a\ufffdb", Assert.IsType<ChatTurnEvent.TextDelta>(events[1]).Text);
        Assert.Equal("a\ufffdb", _fixture.Store.Of(TestIds.Session())[^1].Content);
    }
}
