using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests;

/// <summary>How far a reply has come, as other instances learn it.</summary>
public abstract partial class ConversationStoreContract
{
    private static readonly ReplyProgress Progress = new(TestIds.Message("r1"), "Half a 🌊 \"reply\"\n", "scripted", AnswerLimit.Budget);

    [Fact]
    public async Task What_is_noted_of_a_reply_is_seen_by_others_until_the_reply_is_stored()
    {
        using var second = Another();
        await Store.AppendAsync(Session, Question(1), default);

        Assert.True(await NoteAsync(Store, Progress with { Text = "" }, 1));
        Assert.True(await NoteAsync(Store, Progress, 2));

        var seen = await FindAsync(second.Store);
        Assert.Equal(Progress, seen.Progress);
        Assert.Equal(Question(1).Timestamp.AddSeconds(2), seen.AnsweredElsewhereSince);
        Assert.Null((await FindAsync(Store)).AnsweredElsewhereSince);

        await Store.AppendAsync(Session, Reply(1, Question(1)), default);

        Assert.Equal(new StoredTurn(Question(1), Reply(1, Question(1))), await FindAsync(second.Store));
    }

    [Fact]
    public async Task Of_a_very_long_reply_at_least_its_start_is_seen()
    {
        using var second = Another();
        await Store.AppendAsync(Session, Question(1), default);
        var text = string.Concat(Enumerable.Repeat("🌊", 40_000));

        Assert.True(await NoteAsync(Store, Progress with { Text = text }, 1));

        var seen = (await FindAsync(second.Store)).Progress!.Text;
        Assert.StartsWith(seen, text, StringComparison.Ordinal);
        Assert.True(seen.Length is >= 30_000 && seen.Length % 2 == 0);
    }

    [Fact]
    public async Task A_note_says_when_there_is_no_point_in_going_on()
    {
        using var second = Another();
        Assert.False(await NoteAsync(Store, Progress, 1));
        await Store.AppendAsync(Session, Question(1), default);
        Assert.False(await NoteAsync(second.Store, Progress, 1));
        Assert.True(await NoteAsync(Store, Progress, 2));

        await second.Store.ClaimAsync(Session, Question(1).Id, Question(1).Timestamp.AddSeconds(30), Question(1).Timestamp.AddSeconds(2), default);

        Assert.False(await NoteAsync(Store, Progress, 31));
        Assert.Null((await FindAsync(Store)).Progress);
        Assert.True(await NoteAsync(second.Store, Progress, 32));

        await second.Store.AppendAsync(Session, Reply(1, Question(1)), default);
        Assert.False(await NoteAsync(Store, Progress, 33));
        Assert.False(await NoteAsync(second.Store, Progress, 33));

        await Store.DeleteAsync(Session, default);
        Assert.False(await NoteAsync(second.Store, Progress, 34));
        Assert.Null(await Store.ReadAsync(Session, 20, null, default));
    }

    [Fact]
    public async Task Whoever_is_asked_to_stop_learns_it_with_the_next_note_and_stores_what_it_has()
    {
        using var second = Another();
        await Store.AppendAsync(Session, Question(1), default);
        await NoteAsync(Store, Progress, 1);

        await second.Store.StopAsync(Session, Question(1).Id, default);

        Assert.False(await NoteAsync(Store, Progress, 2));
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync(Session, Reply(1, Question(1)), default));
        await second.Store.StopAsync(Session, Question(1).Id, default);
        await second.Store.StopAsync(Session, TestIds.Message("nobody"), default);
        await second.Store.StopAsync(TestIds.Session("another-conversation"), Question(1).Id, default);
    }

    [Fact]
    public async Task A_stop_does_not_outlive_the_answering_that_it_was_meant_for()
    {
        using var second = Another();
        await Store.AppendAsync(Session, Question(1), default);
        await second.Store.StopAsync(Session, Question(1).Id, default);
        await Store.ReleaseAsync(Session, Question(1).Id, default);

        Assert.True(await second.Store.ClaimAsync(Session, Question(1).Id, Question(1).Timestamp.AddSeconds(9), Question(1).Timestamp, default));

        Assert.True(await NoteAsync(second.Store, Progress, 10));
    }

    [Fact]
    public async Task A_reply_that_is_given_anew_is_noted_beside_the_one_that_there_is()
    {
        using var second = Another();
        await StoreTurnsAsync(1);
        var anew = Progress with { Reply = TestIds.Message("r2"), Replaces = TestIds.Message("r1") };

        Assert.False(await NoteAsync(Store, anew with { Replaces = TestIds.Message("nobody"), Text = "" }, 9, takesOver: true));
        Assert.True(await NoteAsync(Store, anew with { Text = "" }, 10, takesOver: true));
        Assert.True(await NoteAsync(Store, anew, 11));

        var seen = await FindAsync(second.Store);
        Assert.Equal(("r1", "r2", Progress.Text), (seen.Reply!.Id.Value, seen.Progress!.Reply.Value, seen.Progress.Text));
        Assert.NotNull(seen.AnsweredElsewhereSince);

        await Store.ReplaceAsync(Session, Reply(2, Question(1)), TestIds.Message("r1"), default);

        Assert.Equal(new StoredTurn(Question(1), Reply(2, Question(1))), await FindAsync(second.Store));
    }

    [Fact]
    public async Task A_stop_and_a_taking_over_are_heard_before_the_first_word_of_a_reply_given_anew()
    {
        using var second = Another();
        await StoreTurnsAsync(1);
        var anew = Progress with { Reply = TestIds.Message("r2"), Replaces = TestIds.Message("r1"), Text = "" };
        Assert.True(await NoteAsync(Store, anew, 10, takesOver: true));
        await second.Store.StopAsync(Session, Question(1).Id, default);

        Assert.False(await NoteAsync(Store, anew, 15));
        Assert.False(await NoteAsync(Store, anew, 16));
        Assert.True(await NoteAsync(second.Store, anew with { Reply = TestIds.Message("r3") }, 17, takesOver: true));
        Assert.True(await NoteAsync(second.Store, anew with { Reply = TestIds.Message("r3") }, 18));
        Assert.False(await NoteAsync(Store, anew, 19));
        Assert.True(await NoteAsync(Store, anew, 20, takesOver: true));
    }

    [Fact]
    public async Task Of_two_that_give_a_reply_anew_the_later_goes_on()
    {
        using var second = Another();
        await StoreTurnsAsync(1);
        var first = Progress with { Reply = TestIds.Message("r2"), Replaces = TestIds.Message("r1") };
        var later = Progress with { Reply = TestIds.Message("r3"), Replaces = TestIds.Message("r1") };
        await NoteAsync(Store, first with { Text = "" }, 10, takesOver: true);

        Assert.True(await NoteAsync(second.Store, later with { Text = "" }, 11, takesOver: true));

        Assert.False(await NoteAsync(Store, first, 12));
        Assert.True(await NoteAsync(second.Store, later, 12));
    }

    [Fact]
    public async Task A_reply_given_anew_that_is_given_up_leaves_no_note()
    {
        using var second = Another();
        await StoreTurnsAsync(1);
        await NoteAsync(Store, Progress with { Reply = TestIds.Message("r2"), Replaces = TestIds.Message("r1"), Text = "" }, 10, takesOver: true);

        await Store.ReleaseAsync(Session, Question(1).Id, default);

        Assert.Equal(new StoredTurn(Question(1), Reply(1, Question(1))), await FindAsync(second.Store));
    }

    [Fact]
    public async Task Whoever_was_overtaken_in_giving_a_reply_anew_does_not_replace_it()
    {
        using var second = Another();
        await StoreTurnsAsync(1);
        var first = Progress with { Reply = TestIds.Message("r2"), Replaces = TestIds.Message("r1") };
        var later = first with { Reply = TestIds.Message("r3") };
        await NoteAsync(Store, first with { Text = "" }, 10, takesOver: true);
        await NoteAsync(second.Store, later with { Text = "" }, 11, takesOver: true);

        Assert.False(await NoteAsync(Store, first, 12));
        var overtaken = await AnewAsync(2, 1, "r1");
        Assert.False(await NoteAsync(Store, first, 13));
        var again = await AnewAsync(2, 1, "r1");
        var goesOn = await NoteAsync(second.Store, later, 13);
        var winner = await second.Store.ReplaceAsync(Session, Reply(3, Question(1)), TestIds.Message("r1"), default);

        Assert.Equal((AppendOutcome.Known, AppendOutcome.Known, true, AppendOutcome.Stored), (overtaken, again, goesOn, winner));
        Assert.Equal(["q1", "r3"], await NamesAsync());
    }

    [Fact]
    public async Task Whoever_is_told_that_it_was_silent_for_too_long_does_not_store_its_reply()
    {
        using var second = Another();
        await Store.AppendAsync(Session, Question(1), default);
        var later = Question(1).Timestamp.AddSeconds(30);
        await second.Store.ClaimAsync(Session, Question(1).Id, later, later.AddSeconds(-20), default);

        Assert.Equal(AppendOutcome.Known, await Store.AppendAsync(Session, Reply(1, Question(1)), default));
        Assert.Equal(AppendOutcome.Known, await Store.AppendAsync(Session, Reply(1, Question(1)), default));
        Assert.Equal(AppendOutcome.Stored, await second.Store.AppendAsync(Session, Reply(2, Question(1)), default));

        Assert.Equal(["q1", "r2"], await NamesAsync());
    }

    [Fact]
    public async Task A_reply_to_earlier_words_is_not_stored_under_the_words_that_took_their_place()
    {
        using var second = Another();
        await Store.AppendAsync(Session, Question(1), default);
        var edited = Question(1) with { Content = "In other words" };
        await second.Store.ReadTurnAsync(Session, 20, edited.Id, default);
        Assert.Equal(AppendOutcome.Stored, await second.Store.ReplaceAsync(Session, edited, edited.Id, default));

        Assert.False(await NoteAsync(Store, Progress, 2));
        var loser = await Store.AppendAsync(Session, Reply(1, Question(1)) with { Status = MessageStatus.Interrupted }, default);
        var winner = await second.Store.AppendAsync(Session, Reply(2, edited), default);

        Assert.Equal((AppendOutcome.Known, AppendOutcome.Stored), (loser, winner));
        Assert.Equal(["q1", "r2"], await NamesAsync());
    }

    [Fact]
    public async Task Whoever_asks_a_question_in_other_words_answers_it_whoever_did_before()
    {
        using var second = Another();
        await Store.AppendAsync(Session, Question(1), default);
        await Store.ReleaseAsync(Session, Question(1).Id, default);
        await second.Store.ClaimAsync(Session, Question(1).Id, Question(1).Timestamp.AddSeconds(1), Question(1).Timestamp, default);
        var edited = Question(1) with { Content = "In other words" };

        await Store.ReplaceAsync(Session, edited, edited.Id, default);

        Assert.NotNull((await FindAsync(second.Store)).AnsweredElsewhereSince);
        Assert.Equal(AppendOutcome.Known, await second.Store.AppendAsync(Session, Reply(1, edited), default));
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync(Session, Reply(2, edited), default));
    }

    private static ValueTask<bool> NoteAsync(IConversationStore store, ReplyProgress progress, int second, bool takesOver = false) =>
        store.NoteAsync(Session, Question(1).Id, progress, takesOver, Question(1).Timestamp.AddSeconds(second), default);

    private static async Task<StoredTurn> FindAsync(IConversationStore store) => (await store.FindTurnAsync(Session, Question(1).Id, default))!;
}
