using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigitalTwin.Domain.Tests.Chat;

public sealed class LiveTurnsTests : IAsyncDisposable
{
    private readonly TurnFixture _fixture = new();
    private readonly LiveTurns _turns;

    public LiveTurnsTests()
    {
        var limits = new ChatLimits();
        _turns = new LiveTurns(_fixture.Turn, new ReplyFollower(_fixture.Store, limits, _fixture.Time), limits, _fixture.Time, NullLogger<LiveTurns>.Instance);
    }

    public ValueTask DisposeAsync() => _turns.DisposeAsync();

    [Fact]
    public async Task A_message_sent_again_while_its_failed_try_ends_is_a_new_try()
    {
        _fixture.Model.Opens().Fail(new ModelException(ChatProblemKind.ModelUnavailable, "down"));
        _fixture.Model.Says("Hello");
        var first = _turns.Start(TurnFixture.Ask("Hi", "m1"));
        await using var listener = first.Listen(default);
        while (await listener.MoveNextAsync() && listener.Current is not ChatTurnEvent.Failed)
        {
        }

        var second = _turns.Start(TurnFixture.Ask("Hi", "m1"));

        Assert.NotSame(first, second);
        Assert.IsType<ChatTurnEvent.Completed>((await AllAsync(second))[^1]);
    }

    [Fact]
    public async Task The_same_message_sent_again_joins_and_another_does_not()
    {
        var reply = _fixture.Model.Opens();
        _fixture.Model.Says("Next");
        var first = _turns.Start(TurnFixture.Ask("Hi", "m1"));
        await using var begun = first.Listen(default);
        await begun.MoveNextAsync();
        var heard = AllAsync(first);

        Assert.Same(first, _turns.Start(TurnFixture.Ask("Hi", "m1")));
        Assert.Same(first, await _turns.FindAsync(TestIds.Session(), default));
        var other = _turns.Start(TurnFixture.Ask("Hi", "m2"));
        Assert.NotSame(first, other);

        reply.Say("Hello").End();
        Assert.Equal("Hello", Assert.IsType<ChatTurnEvent.Completed>((await heard)[^1]).Reply.Content);
        Assert.Equal("Next", Assert.IsType<ChatTurnEvent.Completed>((await AllAsync(other))[^1]).Reply.Content);
    }

    [Fact]
    public async Task What_nobody_foresaw_ends_the_turn_with_a_problem_that_tells_nothing_of_it()
    {
        _fixture.Model.Opens().Fail(new InvalidOperationException("secret inner words"));

        var last = Assert.IsType<ChatTurnEvent.Failed>((await AllAsync(_turns.Start(TurnFixture.Ask("Hi"))))[^1]);

        Assert.Equal(ChatProblemKind.Unforeseen, last.Problem.Kind);
        Assert.DoesNotContain("secret", last.Problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_cannot_be_read_any_more_is_told_to_whoever_follows()
    {
        await _fixture.Store.AppendAsync(TestIds.Session(), new Message { Id = TestIds.Message("m1"), Role = MessageRole.User, Content = "Hi", Timestamp = _fixture.Time.GetUtcNow() }, default);
        _fixture.Store.AnsweredElsewhereSince = _fixture.Time.GetUtcNow().AddHours(1);
        _fixture.Store.Progress = new ReplyProgress(TestIds.Message("r1"), "Half", "scripted", null);
        var events = AllAsync((await _turns.FindAsync(TestIds.Session(), default))!);
        await _fixture.Time.SetAsync(TimeSpan.FromMilliseconds(250));
        _fixture.Store.ReadsFail = true;
        _fixture.Time.Advance(TimeSpan.FromMilliseconds(250));

        Assert.Equal(ChatProblemKind.StorageUnavailable, Assert.IsType<ChatTurnEvent.Failed>((await events)[^1]).Problem.Kind);
    }

    [Fact]
    public async Task Those_who_follow_share_one_and_it_ends_when_they_have_left()
    {
        await _fixture.Store.AppendAsync(TestIds.Session(), new Message { Id = TestIds.Message("m1"), Role = MessageRole.User, Content = "Hi", Timestamp = _fixture.Time.GetUtcNow() }, default);
        _fixture.Store.AnsweredElsewhereSince = _fixture.Time.GetUtcNow().AddHours(1);
        var first = (await _turns.FindAsync(TestIds.Session(), default))!;
        var (one, two) = (first.Listen(default), first.Listen(default));

        Assert.Same(first, await _turns.FindAsync(TestIds.Session(), default));
        await one.DisposeAsync();
        Assert.Same(first, await _turns.FindAsync(TestIds.Session(), default));
        await two.DisposeAsync();
        while (ReferenceEquals(first, await _turns.FindAsync(TestIds.Session(), default)))
        {
            await Task.Yield();
        }
    }

    private static async Task<List<ChatTurnEvent>> AllAsync(LiveTurn turn)
    {
        List<ChatTurnEvent> events = [];
        await using var listener = turn.Listen(default);
        while (await listener.MoveNextAsync())
        {
            events.Add(listener.Current);
        }

        return events;
    }
}
