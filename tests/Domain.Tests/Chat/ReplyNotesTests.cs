using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Domain.Tests.Chat;

/// <summary>What a turn notes down for other processes while its reply is written.</summary>
public sealed class ReplyNotesTests
{
    private readonly TurnFixture _fixture = new();

    [Fact]
    public async Task A_short_reply_is_never_noted()
    {
        _fixture.Model.Says("Hello", " there");

        await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        Assert.Empty(_fixture.Store.Notes);
    }

    [Fact]
    public async Task What_was_said_is_noted_each_second_in_which_something_was()
    {
        var (reply, turn) = await BeginAsync("One ");
        await PassAsync(1, notes: 1);
        reply.Say("two ");
        await turn.MoveNextAsync();
        await PassAsync(1, notes: 2);
        Pass(3);
        reply.Say("three");
        await turn.MoveNextAsync();
        await PassAsync(1, notes: 3);

        Assert.Equal(["One ", "One two ", "One two three"], _fixture.Store.Notes.Select(note => note.Text));
        Assert.All(_fixture.Store.Notes, note => Assert.Equal(("scripted", (AnswerLimit?)null, (MessageId?)null), (note.Model, note.Limited, note.Replaces)));
        await EndAsync(reply, turn);
        Assert.Equal(_fixture.Store.Notes[0].Reply, _fixture.Store.Of(TestIds.Session())[^1].Id);
    }

    [Fact]
    public async Task A_model_that_thinks_for_long_gives_a_sign_of_life_every_five_seconds()
    {
        var (reply, turn) = await BeginAsync();

        await PassAsync(5, notes: 1);
        await PassAsync(5, notes: 2);

        Assert.All(_fixture.Store.Notes, note => Assert.Equal("", note.Text));
        reply.Say("At last");
        await EndAsync(reply, turn);
    }

    [Fact]
    public async Task Nothing_is_noted_any_more_once_the_reply_is_stored()
    {
        var (reply, turn) = await BeginAsync("One ");
        await EndAsync(reply, turn);

        _fixture.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(_fixture.Store.Notes);
        Assert.Equal(0, _fixture.Time.Waiting);
    }

    [Fact]
    public async Task A_storage_that_takes_no_notes_ends_no_reply()
    {
        _fixture.Store.NotesFail = true;
        var (reply, turn) = await BeginAsync("One ");

        Pass(2);
        reply.Say("two");
        await EndAsync(reply, turn);

        Assert.Equal(("One two", MessageStatus.Complete), Last());
    }

    [Fact]
    public async Task Whoever_is_told_not_to_go_on_hangs_up_and_keeps_what_was_said()
    {
        _fixture.Store.MayGoOn = false;
        var (_, turn) = await BeginAsync("Half");
        var next = turn.MoveNextAsync();

        await PassAsync(1, notes: 1);

        Assert.True(await next);
        Assert.IsType<ChatTurnEvent.Stopped>(turn.Current);
        Assert.False(await turn.MoveNextAsync());
        await _fixture.Model.HungUp.Task;
        Assert.Equal(("Half", MessageStatus.Interrupted), Last());
    }

    [Fact]
    public async Task A_reply_given_anew_is_noted_at_once()
    {
        _fixture.Model.Says("First").Says("Second");
        await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));
        var first = _fixture.Store.Of(TestIds.Session())[^1].Id;

        await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1") with { Anew = true });

        var note = Assert.Single(_fixture.Store.Notes);
        Assert.Equal((first, ""), (note.Replaces, note.Text));
        Assert.Equal([true], _fixture.Store.TakeOvers);
        Assert.Equal("Second", Last().Content);
    }

    [Fact]
    public async Task A_reply_given_anew_takes_its_message_over_with_the_first_note_that_succeeds_and_never_again()
    {
        _fixture.Model.Says("First");
        await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));
        _fixture.Store.NotesFail = true;
        var (reply, turn) = await BeginAsync(anew: true);
        _fixture.Store.NotesFail = false;

        await PassAsync(5, notes: 1);
        await PassAsync(5, notes: 2);

        Assert.Equal([true, false], _fixture.Store.TakeOvers);
        reply.Say("Second");
        await EndAsync(reply, turn);
    }

    [Fact]
    public async Task A_first_reply_takes_nothing_over()
    {
        var (reply, turn) = await BeginAsync("One ");

        await PassAsync(1, notes: 1);

        Assert.Equal([false], _fixture.Store.TakeOvers);
        await EndAsync(reply, turn);
    }

    private async Task<(ScriptedReply Reply, IAsyncEnumerator<ChatTurnEvent> Turn)> BeginAsync(string? first = null, bool anew = false)
    {
        var reply = _fixture.Model.Opens();
        var turn = _fixture.Turn.RunAsync(TurnFixture.Ask("Hi", "m1") with { Anew = anew }).GetAsyncEnumerator();
        await turn.MoveNextAsync();
        if (first is not null)
        {
            reply.Say(first);
            await turn.MoveNextAsync();
        }

        return (reply, turn);
    }

    private static async Task EndAsync(ScriptedReply reply, IAsyncEnumerator<ChatTurnEvent> turn)
    {
        reply.End();
        while (await turn.MoveNextAsync())
        {
        }

        await turn.DisposeAsync();
    }

    private void Pass(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            _fixture.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Lets seconds pass and waits until so many notes were made in all.</summary>
    private async Task PassAsync(int seconds, int notes)
    {
        Pass(seconds);
        while (_fixture.Store.Notes.Count < notes)
        {
            await Task.Yield();
        }
    }

    private (string Content, MessageStatus Status) Last()
    {
        var last = _fixture.Store.Of(TestIds.Session())[^1];
        return (last.Content, last.Status);
    }
}
