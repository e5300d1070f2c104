using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Domain.Tests.Chat;

/// <summary>A message that was sent before, to this process or to another one.</summary>
public sealed class ChatTurnRetryTests
{
    private readonly TurnFixture _fixture = new();

    [Fact]
    public async Task A_message_that_another_process_answers_waits_for_that_answer()
    {
        await AskElsewhereAsync();

        var turn = _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));
        await _fixture.Store.AppendAsync(TestIds.Session(), Said("Hello") with { Id = TestIds.Message("r1"), Role = MessageRole.Assistant, InReplyTo = Said("Hi").Id }, default);
        _fixture.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Hello", Assert.IsType<ChatTurnEvent.Completed>((await turn)[^1]).Reply.Content);
        Assert.Empty(_fixture.Model.Prompts);
    }

    [Fact]
    public async Task It_waits_ten_seconds_and_no_longer()
    {
        await AskElsewhereAsync();

        var turn = _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));
        _fixture.Time.Advance(TimeSpan.FromSeconds(9.4));
        Assert.False(turn.IsCompleted);
        _fixture.Time.Advance(TimeSpan.FromSeconds(1.1));

        Assert.Equal(ChatProblemKind.ConversationBusy, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(await turn)).Problem.Kind);
        Assert.Empty(_fixture.Model.Prompts);
    }

    [Fact]
    public async Task A_message_that_the_other_process_can_not_be_answering_any_more_is_taken_over()
    {
        await AskElsewhereAsync();
        _fixture.Time.Advance(TimeSpan.FromSeconds(120));
        _fixture.Model.Says("Hello");

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        Assert.Equal("Hello", Assert.IsType<ChatTurnEvent.Completed>(events[^1]).Reply.Content);
        Assert.Equal(1, _fixture.Store.Claims);
    }

    [Fact]
    public async Task A_conversation_that_is_deleted_meanwhile_is_told()
    {
        await AskElsewhereAsync();

        var turn = _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));
        await _fixture.Store.DeleteAsync(TestIds.Session(), default);
        _fixture.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ChatProblemKind.ConversationDeleted, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(await turn)).Problem.Kind);
    }

    [Fact]
    public async Task A_reply_that_another_process_is_writing_is_told_on_as_it_grows()
    {
        await AskElsewhereAsync();
        _fixture.Store.AnsweredElsewhereSince = _fixture.Time.GetUtcNow().AddHours(1);
        _fixture.Store.Progress = new ReplyProgress(TestIds.Message("r1"), "One ", "scripted", null);
        await using var turn = _fixture.Turn.RunAsync(TurnFixture.Ask("Hi", "m1")).GetAsyncEnumerator();
        await turn.MoveNextAsync();
        await turn.MoveNextAsync();
        Assert.Equal(new ChatTurnEvent.TextDelta("One "), turn.Current);
        var next = turn.MoveNextAsync().AsTask();

        _fixture.Time.Advance(TimeSpan.FromSeconds(60));
        await _fixture.Store.AppendAsync(TestIds.Session(), Said("One two") with { Id = TestIds.Message("r1"), Role = MessageRole.Assistant, InReplyTo = TestIds.Message("m1") }, default);
        while (!next.IsCompleted)
        {
            _fixture.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(new ChatTurnEvent.TextDelta("two"), turn.Current);
        await turn.MoveNextAsync();
        Assert.IsType<ChatTurnEvent.Completed>(turn.Current);
        Assert.Empty(_fixture.Model.Prompts);
    }

    [Fact]
    public async Task A_visitor_who_leaves_waits_no_longer()
    {
        await AskElsewhereAsync();
        using var leaving = new CancellationTokenSource();

        var turn = _fixture.Turn.RunAsync(TurnFixture.Ask("Hi", "m1"), leaving.Token).ToListAsync().AsTask();
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
    }

    [Fact]
    public async Task A_turn_that_ends_without_a_word_gives_its_message_up()
    {
        _fixture.Model.Opens().Fail(new ModelException(ChatProblemKind.ModelUnavailable, "down"));

        await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        Assert.Equal(1, _fixture.Store.Releases);
    }

    [Fact]
    public async Task A_turn_that_was_answered_gives_nothing_up()
    {
        _fixture.Model.Says("Hello");

        await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        Assert.Equal((0, 0, 0), (_fixture.Store.Releases, _fixture.Store.Claims, _fixture.Store.Looks));
    }

    [Fact]
    public async Task A_message_that_another_process_stored_at_the_same_moment_is_left_to_it()
    {
        var (fixture, turn) = StoredMeanwhile(new StoredTurn(Said("Hi"), null) { AnsweredElsewhereSince = Said("Hi").Timestamp.AddYears(100) });
        while (!turn.IsCompleted)
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(ChatProblemKind.ConversationBusy, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(await turn)).Problem.Kind);
        await fixture.Model.HungUp.Task;
    }

    [Fact]
    public async Task A_message_that_another_process_answered_meanwhile_gets_that_answer()
    {
        var (fixture, turn) = StoredMeanwhile(new StoredTurn(Said("Hi"), Said("Hello") with { Role = MessageRole.Assistant }));

        Assert.Equal("Hello", Assert.IsType<ChatTurnEvent.Completed>((await turn)[^1]).Reply.Content);
        await fixture.Model.HungUp.Task;
    }

    [Fact]
    public async Task A_message_that_another_process_stored_and_that_was_replaced_since_is_left_alone()
    {
        var (fixture, turn) = StoredMeanwhile(new StoredTurn(Said("Hi"), null) { IsReplaced = true });

        Assert.Equal(ChatProblemKind.MessageReplaced, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(await turn)).Problem.Kind);
        Assert.Equal(0, fixture.Store.Claims);
        await fixture.Model.HungUp.Task;
    }

    [Fact]
    public async Task An_id_that_turns_out_to_be_another_message_s_is_refused()
    {
        var (_, ofAnotherText) = StoredMeanwhile(new StoredTurn(Said("Bye"), null));
        var (_, ofAReply) = StoredMeanwhile(null);

        Assert.All([await ofAnotherText, await ofAReply], events =>
            Assert.Equal(ChatProblemKind.MessageIdReused, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(events)).Problem.Kind));
    }

    private static (TurnFixture Fixture, Task<List<ChatTurnEvent>> Turn) StoredMeanwhile(StoredTurn? stored)
    {
        var fixture = new TurnFixture();
        fixture.Model.Opens();
        fixture.Store.KnowsEveryMessage = true;
        fixture.Store.StoredMeanwhile = stored;
        return (fixture, fixture.RunAsync(TurnFixture.Ask("Hi", "m1")));
    }

    private async Task AskElsewhereAsync()
    {
        await _fixture.Store.AppendAsync(TestIds.Session(), Said("Hi"), default);
        _fixture.Store.AnsweredElsewhereSince = _fixture.Time.GetUtcNow();
    }

    private static Message Said(string text) =>
        new() { Id = TestIds.Message("m1"), Role = MessageRole.User, Content = text, Timestamp = DateTimeOffset.UnixEpoch };
}
