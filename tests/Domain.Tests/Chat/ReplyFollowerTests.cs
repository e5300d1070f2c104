using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Domain.Tests.Chat;

/// <summary>A reply that another process writes, told on from its notes.</summary>
public sealed class ReplyFollowerTests
{
    private static readonly SessionId Session = TestIds.Session();
    private static readonly PersonaId Tutor = TestIds.Persona("tutor");
    private readonly MemoryStore _store = new();
    private readonly ManualTime _time = new();
    private readonly ReplyFollower _follower;

    public ReplyFollowerTests() => _follower = new ReplyFollower(_store, new TurnModels(new ScriptedModel(), new ScriptedModel("offline")), new ChatLimits(), _time);

    [Fact]
    public async Task There_is_nothing_to_follow_where_nobody_answers()
    {
        Assert.Null(await _follower.FindAsync(Session, default));
        await AskedAsync();
        _store.AnsweredElsewhereSince = null;
        Assert.Null(await _follower.FindAsync(Session, default));
        _store.AnsweredElsewhereSince = _time.GetUtcNow().AddSeconds(-20);
        Assert.Null(await _follower.FindAsync(Session, default));
    }

    [Fact]
    public async Task The_reply_is_told_from_its_start_as_it_grows_and_then_as_it_was_stored()
    {
        await AskedAsync();
        await using var events = await FollowAsync();
        var first = events.MoveNextAsync();
        Assert.False(first.IsCompleted);

        Note("One ", AnswerLimit.Budget);
        Assert.True(await PassUntilAsync(first));
        Assert.Equal(new ChatTurnEvent.Started(Session, TestIds.Message("m1"), TestIds.Message("r1"), "scripted", AnswerLimit.Budget) { Persona = Tutor }, events.Current);
        Assert.Equal("One ", await TextAsync(events));
        Note("One two ");
        Assert.Equal("two ", await TextAsync(events));
        await AnsweredAsync("r1", "One two three");
        Assert.Equal("three", await TextAsync(events));
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("One two three", Assert.IsType<ChatTurnEvent.Completed>(events.Current).Reply.Content);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task A_reply_stored_before_the_first_note_is_told_whole()
    {
        await AskedAsync();
        await using var events = await FollowAsync();
        var first = events.MoveNextAsync();
        await AnsweredAsync("r1", "All of it");

        Assert.True(await PassUntilAsync(first));
        Assert.Equal("r1", Assert.IsType<ChatTurnEvent.Started>(events.Current).Reply.Value);
        Assert.Equal("All of it", await TextAsync(events));
    }

    [Fact]
    public async Task A_reply_whose_writer_gives_no_sign_of_life_has_broken_off()
    {
        await AskedAsync();
        _store.AnsweredElsewhereSince = _time.GetUtcNow();
        Note("Half");
        await using var events = await FollowAsync();
        await events.MoveNextAsync();
        await events.MoveNextAsync();
        var next = events.MoveNextAsync();
        Assert.False(next.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.True(await next);
        Assert.Contains("broke off", Assert.IsType<ChatTurnEvent.Failed>(events.Current).Problem.Detail, StringComparison.Ordinal);
        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task A_reply_given_up_before_its_first_word_was_stopped()
    {
        await AskedAsync();
        await using var events = await FollowAsync();
        var next = events.MoveNextAsync();

        _store.AnsweredElsewhereSince = null;

        Assert.True(await PassUntilAsync(next));
        Assert.IsType<ChatTurnEvent.Stopped>(events.Current);
    }

    [Fact]
    public async Task A_limited_reply_is_known_as_such_also_when_it_was_found_whole()
    {
        await AskedAsync();
        await using var events = await FollowAsync();
        var next = events.MoveNextAsync();
        await _store.AppendAsync(Session, Reply("r1", "What I could look up") with { Model = "offline" }, default);

        Assert.True(await PassUntilAsync(next));
        Assert.Equal(AnswerLimit.Budget, Assert.IsType<ChatTurnEvent.Started>(events.Current).Limited);
    }

    [Fact]
    public async Task A_conversation_that_is_deleted_ends_it()
    {
        await AskedAsync();
        Note("Half");
        await using var events = await FollowAsync();
        await events.MoveNextAsync();
        await events.MoveNextAsync();
        var next = events.MoveNextAsync();

        await _store.DeleteAsync(Session, default);

        Assert.True(await PassUntilAsync(next));
        Assert.IsType<ChatTurnEvent.Stopped>(events.Current);
    }

    [Fact]
    public async Task A_reply_given_anew_is_followed_beside_the_one_that_there_is()
    {
        await AskedAsync();
        await AnsweredAsync("r0", "Before");
        Note("Now ");
        await using var events = await FollowAsync();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("r1", Assert.IsType<ChatTurnEvent.Started>(events.Current).Reply.Value);
        Assert.Equal("Now ", await TextAsync(events));

        await _store.ReplaceAsync(Session, Reply("r1", "Now so"), TestIds.Message("r0"), default);
        Assert.Equal("so", await TextAsync(events));
    }

    [Fact]
    public async Task A_stop_goes_to_whoever_answers()
    {
        await _follower.StopAsync(Session, null, default);
        await AskedAsync();

        await _follower.StopAsync(Session, TestIds.Message("another"), default);
        await _follower.StopAsync(Session, TestIds.Message("m1"), default);

        Assert.Equal(["m1"], _store.Stopped.Select(id => id.Value));
    }

    private async Task AskedAsync()
    {
        await _store.AppendAsync(Session, new Message { Id = TestIds.Message("m1"), Role = MessageRole.User, Content = "Hi", Timestamp = _time.GetUtcNow(), Persona = Tutor }, default);
        _store.AnsweredElsewhereSince = _time.GetUtcNow().AddHours(1);
    }

    private void Note(string text, AnswerLimit? limited = null) => _store.Progress = new ReplyProgress(TestIds.Message("r1"), text, "scripted", limited);

    private async Task AnsweredAsync(string id, string text) => await _store.AppendAsync(Session, Reply(id, text), default);

    private Message Reply(string id, string text) => new()
    {
        Id = TestIds.Message(id),
        Role = MessageRole.Assistant,
        Content = text,
        Timestamp = _time.GetUtcNow(),
        InReplyTo = TestIds.Message("m1"),
        Model = "scripted",
    };

    private async Task<IAsyncEnumerator<ChatTurnEvent>> FollowAsync() =>
        _follower.FollowAsync(Session, (await _follower.FindAsync(Session, default))!, default).GetAsyncEnumerator();

    private async Task<string> TextAsync(IAsyncEnumerator<ChatTurnEvent> events)
    {
        Assert.True(await PassUntilAsync(events.MoveNextAsync()));
        return Assert.IsType<ChatTurnEvent.TextDelta>(events.Current).Text;
    }

    private async Task<bool> PassUntilAsync(ValueTask<bool> happened)
    {
        var task = happened.AsTask();
        while (!task.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        return await task;
    }
}
