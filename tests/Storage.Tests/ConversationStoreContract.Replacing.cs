using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests;

/// <summary>A message in the place of another.</summary>
public abstract partial class ConversationStoreContract
{
    [Fact]
    public async Task A_reply_given_anew_takes_the_place_of_the_earlier_one()
    {
        await StoreTurnsAsync(2);

        Assert.Equal(AppendOutcome.Stored, await AnewAsync(3, 2, "r2"));

        Assert.Equal(["q1", "r1", "q2", "r3"], await NamesAsync());
        Assert.Equal("r3", (await Store.FindTurnAsync(Session, Question(2).Id, default))!.Reply!.Id.Value);
        Assert.Equal(4, Assert.Single((await Store.ListAsync(10, null, null, default)).Conversations).MessageCount);
    }

    [Fact]
    public async Task A_turn_is_told_what_was_replaced_besides_what_is_shown()
    {
        await StoreTurnsAsync(2);
        await AnewAsync(3, 2, "r2");
        await AnewAsync(4, 2, "r3");

        var memory = await Store.ReadTurnAsync(Session, 3, Question(2).Id, default);

        Assert.Equal(["r1", "q2", "r4"], memory.Window!.Value.Select(message => message.Id.Value));
        Assert.Equal(["r2", "r3"], memory.Replaced.Select(message => message.Id.Value).Order());
        Assert.Equal("r4", memory.EarlierTry!.Reply!.Id.Value);
    }

    [Fact]
    public async Task The_conversation_goes_on_from_a_reply_given_anew()
    {
        await StoreTurnsAsync(3);
        using var second = Another();

        await AnewAsync(9, 2, "r2");
        await second.Store.ReadTurnAsync(Session, 20, Question(4).Id, default);
        await second.Store.AppendAsync(Session, Question(4), default);
        await second.Store.AppendAsync(Session, Reply(4, Question(4)), default);

        Assert.Equal(["q1", "r1", "q2", "r9", "q4", "r4"], await NamesAsync());
        Assert.Equal(6, Assert.Single((await Store.ListAsync(10, null, null, default)).Conversations).MessageCount);
    }

    [Fact]
    public async Task Paging_back_shows_nothing_that_was_replaced_wherever_a_page_ends()
    {
        await StoreTurnsAsync(3);
        await AnewAsync(10, 3, "r3");
        await AnewAsync(11, 3, "r10");
        await AnewAsync(12, 2, "r2");
        await Store.AppendAsync(Session, Question(5), default);
        string[] shown = ["q1", "r1", "q2", "r12", "q5"];

        for (var limit = 1; limit <= 6; limit++)
        {
            List<string> seen = [];
            for (var page = await ReadAsync(limit); page.Count > 0; page = await ReadAsync(limit, page[0].Id))
            {
                seen.InsertRange(0, page.Select(message => message.Id.Value));
            }

            Assert.Equal(shown, seen);
        }
    }

    [Fact]
    public async Task A_reply_given_anew_fifty_times_leaves_the_window_what_it_is()
    {
        await StoreTurnsAsync(2);
        for (var time = 3; time < 53; time++)
        {
            Assert.Equal(AppendOutcome.Stored, await AnewAsync(time, 2, $"r{time - 1}"));
        }

        Assert.Equal(["r1", "q2", "r52"], (await ReadAsync(3)).Select(message => message.Id.Value));
        Assert.Equal(["q1", "r1", "q2", "r52"], await NamesAsync());
    }

    [Fact]
    public async Task What_is_no_longer_part_of_the_conversation_is_not_replaced()
    {
        await StoreTurnsAsync(2);
        await AnewAsync(3, 1, "r1");

        Assert.Equal(AppendOutcome.Known, await AnewAsync(4, 2, "r2"));
        Assert.Equal(AppendOutcome.Known, await AnewAsync(5, 1, "r1"));
        Assert.Equal(AppendOutcome.Known, await AnewAsync(6, 1, "nobody"));
        Assert.Equal(AppendOutcome.Stored, await AnewAsync(7, 1, "r3"));
        Assert.Equal(["q1", "r7"], await NamesAsync());
    }

    [Fact]
    public async Task Of_two_instances_that_replace_one_reply_one_is_told_that_it_came_too_late()
    {
        using var second = Another();
        await StoreTurnsAsync(1);
        await second.Store.ReadTurnAsync(Session, 20, Question(1).Id, default);

        var outcomes = await Task.WhenAll(
            AnewAsync(2, 1, "r1").AsTask(),
            second.Store.ReplaceAsync(Session, Reply(3, Question(1)), TestIds.Message("r1"), default).AsTask());

        Assert.Equal([AppendOutcome.Stored, AppendOutcome.Known], outcomes.Order());
        Assert.Equal(2, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task In_a_deleted_conversation_nothing_is_replaced()
    {
        await StoreTurnsAsync(1);
        await Store.DeleteAsync(Session, default);

        Assert.Equal(AppendOutcome.Gone, await AnewAsync(2, 1, "r1"));
        Assert.Null(await Store.ReadAsync(Session, 20, null, default));
    }

    [Fact]
    public async Task A_question_asked_in_other_words_takes_its_own_place_and_is_answered_again()
    {
        await StoreTurnsAsync(3);
        var edited = Question(2) with { Content = "In other words" };

        Assert.Equal(AppendOutcome.Stored, await Store.ReplaceAsync(Session, edited, edited.Id, default));
        Assert.Equal(new StoredTurn(edited, null), await Store.FindTurnAsync(Session, edited.Id, default));
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync(Session, Reply(9, edited), default));

        Assert.Equal(["q1", "r1", "q2", "r9"], await NamesAsync());
        Assert.Equal("In other words", (await ReadAsync())[2].Content);
        Assert.Equal("r9", (await Store.FindTurnAsync(Session, edited.Id, default))!.Reply!.Id.Value);
    }

    [Fact]
    public async Task A_reply_to_what_is_no_longer_part_of_the_conversation_is_not_stored()
    {
        using var second = Another();
        await StoreTurnsAsync(1);
        await Store.AppendAsync(Session, Question(2), default);
        await second.Store.ReplaceAsync(Session, Reply(9, Question(1)), TestIds.Message("r1"), default);

        Assert.Equal(AppendOutcome.Gone, await Store.AppendAsync(Session, Reply(2, Question(2)), default));
        Assert.Equal(AppendOutcome.Gone, await Store.AppendAsync(Session, Reply(2, Question(2)), default));

        Assert.Equal(["q1", "r9"], await NamesAsync());
    }

    [Fact]
    public async Task A_reply_to_what_is_no_longer_part_of_the_conversation_is_not_stored_by_whoever_has_read_it_since_and_noted()
    {
        using var second = Another();
        await Store.AppendAsync(Session, Question(1), default);
        await second.Store.AppendAsync(Session, Question(2), default);
        await second.Store.AppendAsync(Session, Reply(2, Question(2)), default);
        var edited = Question(1) with { Id = TestIds.Message("q3") };
        await second.Store.ReplaceAsync(Session, edited, Question(1).Id, default);
        await Store.ReadTurnAsync(Session, 20, null, default);
        await NoteAsync(Store, Progress, 2);

        Assert.Equal(AppendOutcome.Gone, await Store.AppendAsync(Session, Reply(1, Question(1)), default));

        Assert.Equal(["q3"], await NamesAsync());
    }

    [Fact]
    public async Task A_turn_says_whether_its_message_is_still_part_of_the_conversation()
    {
        await StoreTurnsAsync(4);
        await AnewAsync(9, 2, "r2");
        await Store.AppendAsync(Session, Question(5), default);

        foreach (var (number, isReplaced) in new[] { (1, false), (2, false), (3, true), (4, true), (5, false) })
        {
            Assert.Equal(isReplaced, (await Store.FindTurnAsync(Session, Question(number).Id, default))!.IsReplaced);
            Assert.Equal(isReplaced, (await Store.ReadTurnAsync(Session, 3, Question(number).Id, default)).EarlierTry!.IsReplaced);
        }
    }

    private ValueTask<AppendOutcome> AnewAsync(int reply, int question, string replaced) =>
        Store.ReplaceAsync(Session, Reply(reply, Question(question)), TestIds.Message(replaced), default);

    private async Task<IEnumerable<string>> NamesAsync() => (await ReadAsync()).Select(message => message.Id.Value);
}
