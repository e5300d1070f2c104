using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
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
        var follower = new ReplyFollower(_fixture.Store, new TurnModels(_fixture.Model, _fixture.Offline), limits, _fixture.Time);
        _turns = new LiveTurns(_fixture.Turn, follower, limits, _fixture.Time, NullLogger<LiveTurns>.Instance);
    }

    public ValueTask DisposeAsync() => _turns.DisposeAsync();

    [Fact]
    public async Task A_message_sent_again_while_its_failed_try_ends_is_a_new_try()
    {
        _fixture.Model.Opens().Fail(new ModelException(ChatProblemKind.ModelUnavailable, "down"));
        _fixture.Model.Says("Hello");
        await using var first = Start("Hi", "m1");
        while (await first.MoveNextAsync() && first.Current is not ChatTurnEvent.Failed)
        {
        }

        Assert.IsType<ChatTurnEvent.Completed>((await RestAsync(Start("Hi", "m1")))[^1]);
    }

    [Fact]
    public async Task The_same_message_sent_again_joins_and_another_does_not()
    {
        var reply = _fixture.Model.Opens();
        _fixture.Model.Says("Next");
        var first = Start("Hi", "m1");
        await first.MoveNextAsync();
        var again = Start("Hi", "m1");
        var resumed = (await _turns.ResumeAsync(TestIds.Session(), default))!;
        var other = Start("Hi", "m2");

        reply.Say("Hello").End();

        foreach (var listener in new[] { first, again, resumed })
        {
            Assert.Equal("Hello", Assert.IsType<ChatTurnEvent.Completed>((await RestAsync(listener))[^1]).Reply.Content);
        }

        Assert.Equal("Next", Assert.IsType<ChatTurnEvent.Completed>((await RestAsync(other))[^1]).Reply.Content);
        Assert.Equal(2, _fixture.Model.Prompts.Count);
    }

    [Fact]
    public async Task The_same_message_to_another_persona_does_not_join()
    {
        _fixture.Has("tutor", new PersonaAgent());
        var reply = _fixture.Model.Opens();
        var first = Start("Hi", "m1");
        await first.MoveNextAsync();
        var other = _turns.Start(TurnFixture.Ask("Hi", "m1") with { Persona = TestIds.Persona("tutor") }, default);

        reply.Say("Hello").End();

        Assert.Equal(ChatProblemKind.OtherPersona, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(await RestAsync(other))).Problem.Kind);
        Assert.IsType<ChatTurnEvent.Completed>((await RestAsync(first))[^1]);
    }

    [Fact]
    public async Task Who_leaves_is_woken_while_the_model_says_nothing_and_who_stays_hears_the_rest()
    {
        using var leaving = new CancellationTokenSource();
        var reply = _fixture.Model.Opens();
        var stays = Start("Hi", "m1");
        await stays.MoveNextAsync();
        var leaves = (await _turns.ResumeAsync(TestIds.Session(), leaving.Token))!;
        await leaves.MoveNextAsync();
        var waiting = leaves.MoveNextAsync();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        await leaves.DisposeAsync();
        reply.Say("Hello").End();
        Assert.Equal("Hello", Assert.IsType<ChatTurnEvent.Completed>((await RestAsync(stays))[^1]).Reply.Content);
    }

    [Fact]
    public async Task Two_messages_at_once_are_both_answered()
    {
        _fixture.Model.Says("One").Says("Two");

        var both = await Task.WhenAll(RestAsync(Start("Hi", "m1")), RestAsync(Start("And", "m2")));

        Assert.All(both, events => Assert.IsType<ChatTurnEvent.Completed>(events[^1]));
    }

    [Fact]
    public async Task An_answer_given_anew_that_was_lost_is_joined_by_its_message_sent_again()
    {
        _fixture.Model.Says("First");
        await RestAsync(Start("Hi", "m1"));
        var reply = _fixture.Model.Opens().Say("Half");
        await LoseAsync(_turns.Start(TurnFixture.Ask("Hi", "m1") with { Anew = true }, default));

        var again = RestAsync(Start("Hi", "m1"));
        reply.Say(" more").End();

        var end = Assert.IsType<ChatTurnEvent.Completed>((await again)[^1]).Reply;
        Assert.Equal(("Half more", MessageStatus.Complete), (end.Content, end.Status));
    }

    [Fact]
    public async Task A_message_that_is_refused_ends_no_reply()
    {
        var reply = _fixture.Model.Opens().Say("Half");
        await LoseAsync(Start("Hi", "m1"));

        await RestAsync(Start(new string('x', 5000), "m2"));
        var resumed = (await _turns.ResumeAsync(TestIds.Session(), default))!;
        reply.Say(" more").End();

        Assert.IsType<ChatTurnEvent.Completed>((await RestAsync(resumed))[^1]);
    }

    [Fact]
    public async Task A_stop_that_is_meant_for_another_message_ends_nothing()
    {
        var reply = _fixture.Model.Opens();
        var listener = Start("Hi", "m1");
        await listener.MoveNextAsync();

        await _turns.StopAsync(TestIds.Session(), TestIds.Message("m2"), default);
        reply.Say("Hello").End();

        Assert.IsType<ChatTurnEvent.Completed>((await RestAsync(listener))[^1]);
    }

    [Fact]
    public async Task A_stop_that_is_meant_for_this_message_ends_it_also_when_the_server_named_it()
    {
        _fixture.Model.Opens().Say("Half");
        var listener = Start("Hi", null);
        await listener.MoveNextAsync();
        var message = Assert.IsType<ChatTurnEvent.Started>(listener.Current).Message;
        await listener.MoveNextAsync();

        await _turns.StopAsync(TestIds.Session(), message, default);

        Assert.IsType<ChatTurnEvent.Stopped>((await RestAsync(listener))[^1]);
    }

    [Fact]
    public async Task What_nobody_foresaw_ends_the_turn_with_a_problem_that_tells_nothing_of_it()
    {
        _fixture.Model.Opens().Fail(new InvalidOperationException("secret inner words"));

        var last = Assert.IsType<ChatTurnEvent.Failed>((await RestAsync(Start("Hi", null)))[^1]);

        Assert.Equal(ChatProblemKind.Unforeseen, last.Problem.Kind);
        Assert.DoesNotContain("secret", last.Problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_cannot_be_read_any_more_is_told_to_whoever_follows()
    {
        await AskedElsewhereAsync();
        var events = RestAsync((await _turns.ResumeAsync(TestIds.Session(), default))!);
        await _fixture.Time.SetAsync(TimeSpan.FromMilliseconds(250));
        _fixture.Store.ReadsFail = true;
        _fixture.Time.Advance(TimeSpan.FromMilliseconds(250));

        Assert.Equal(ChatProblemKind.StorageUnavailable, Assert.IsType<ChatTurnEvent.Failed>((await events)[^1]).Problem.Kind);
    }

    [Fact]
    public async Task Whoever_reloads_follows_on_at_once()
    {
        await AskedElsewhereAsync();
        var before = (await _turns.ResumeAsync(TestIds.Session(), default))!;
        await before.MoveNextAsync();
        await before.MoveNextAsync();
        await before.DisposeAsync();

        await using var after = (await _turns.ResumeAsync(TestIds.Session(), default))!;

        Assert.True(await after.MoveNextAsync());
        Assert.True(await after.MoveNextAsync());
        Assert.Equal(new ChatTurnEvent.TextDelta("Half"), after.Current);
        var next = after.MoveNextAsync().AsTask();
        await _fixture.Store.AppendAsync(TestIds.Session(), Said("m1", "Half more") with { Id = TestIds.Message("r1"), Role = MessageRole.Assistant, InReplyTo = TestIds.Message("m1") }, default);
        while (!next.IsCompleted)
        {
            _fixture.Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        Assert.Equal(new ChatTurnEvent.TextDelta(" more"), after.Current);
    }

    private IAsyncEnumerator<ChatTurnEvent> Start(string text, string? id) => _turns.Start(TurnFixture.Ask(text, id), default);

    private async Task AskedElsewhereAsync()
    {
        await _fixture.Store.AppendAsync(TestIds.Session(), Said("m1", "Hi"), default);
        _fixture.Store.AnsweredElsewhereSince = _fixture.Time.GetUtcNow().AddHours(1);
        _fixture.Store.Progress = new ReplyProgress(TestIds.Message("r1"), "Half", "scripted", null);
    }

    private Message Said(string id, string text) => new() { Id = TestIds.Message(id), Role = MessageRole.User, Content = text, Timestamp = _fixture.Time.GetUtcNow() };

    /// <summary>Hears the first words, and is gone.</summary>
    private static async Task LoseAsync(IAsyncEnumerator<ChatTurnEvent> listener)
    {
        while (await listener.MoveNextAsync() && listener.Current is not ChatTurnEvent.TextDelta)
        {
        }

        await listener.DisposeAsync();
    }

    private static async Task<List<ChatTurnEvent>> RestAsync(IAsyncEnumerator<ChatTurnEvent> listener)
    {
        List<ChatTurnEvent> events = [];
        await using (listener)
        {
            while (await listener.MoveNextAsync())
            {
                events.Add(listener.Current);
            }
        }

        return events;
    }
}
