using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests;

/// <summary>What every store keeps, whatever it keeps it in. A store's tests derive from this.</summary>
public abstract partial class ConversationStoreContract
{
    private static readonly SessionId Session = TestIds.Session();
    private static readonly DateTimeOffset Start = new(2026, 3, 14, 9, 0, 0, TimeSpan.Zero);

    private protected abstract IConversationStore Store { get; }

    /// <summary>Another instance on the same storage.</summary>
    private protected abstract Instance Another();

    private protected sealed record Instance(IConversationStore Store) : IDisposable
    {
        public void Dispose() => (Store as IDisposable)?.Dispose();
    }

    [Fact]
    public async Task An_unknown_conversation_is_null() => Assert.Null(await Store.ReadAsync(Session, 20, null, default));

    [Fact]
    public async Task Messages_come_back_as_they_were_stored_oldest_first()
    {
        var question = Question(1) with { Content = "Every plane: é 𐍈 🌊 \u2028 \"quotes\" \\ \n\r\n\t </script>" };
        var reply = Reply(1, question) with { Status = MessageStatus.Interrupted };
        await Store.AppendAsync(Session, question, default);
        await Store.AppendAsync(Session, reply, default);

        Assert.Equal([question, reply], await ReadAsync());
    }

    [Fact]
    public async Task A_reply_of_200000_characters_round_trips()
    {
        var question = Question(1);
        var reply = Reply(1, question) with { Content = string.Concat(Enumerable.Range(0, 20_000).Select(i => "wörd \"🌊\" ")) };
        await Store.AppendAsync(Session, question, default);
        await Store.AppendAsync(Session, reply, default);
        await Store.AppendAsync(Session, Question(2), default);

        Assert.Equal([question, reply, Question(2)], await ReadAsync());
        Assert.Equal(reply, (await Store.FindTurnAsync(Session, question.Id, default))!.Reply);
    }

    [Fact]
    public async Task The_newest_messages_are_read()
    {
        await StoreTurnsAsync(5);

        Assert.Equal(["r4", "q5", "r5"], (await ReadAsync(limit: 3)).Select(message => message.Id.Value));
    }

    [Fact]
    public async Task Paging_back_reaches_the_first_message()
    {
        await StoreTurnsAsync(3);

        var newer = await ReadAsync(limit: 4);
        var older = await ReadAsync(limit: 4, before: newer[0].Id);

        Assert.Equal(["q1", "r1"], older.Select(message => message.Id.Value));
        Assert.Empty(await ReadAsync(limit: 4, before: older[0].Id));
        Assert.Empty(await ReadAsync(limit: 4, before: TestIds.Message("nobody")));
    }

    [Fact]
    public async Task A_turn_is_found_by_its_message_id_at_any_age()
    {
        await StoreTurnsAsync(100);

        foreach (var number in new[] { 1, 64, 65, 100 })
        {
            var turn = await Store.FindTurnAsync(Session, TestIds.Message($"q{number}"), default);
            Assert.Equal(($"q{number}", $"r{number}"), (turn!.Message.Id.Value, turn.Reply!.Id.Value));
        }

        Assert.Null(await Store.FindTurnAsync(Session, TestIds.Message("q101"), default));
        Assert.Null(await Store.FindTurnAsync(TestIds.Session("another-conversation"), TestIds.Message("q1"), default));
    }

    [Fact]
    public async Task A_message_without_a_reply_is_found_without_one()
    {
        await Store.AppendAsync(Session, Question(1), default);

        Assert.Equal(new StoredTurn(Question(1), null), await Store.FindTurnAsync(Session, Question(1).Id, default));
    }

    [Fact]
    public async Task A_message_is_answered_once()
    {
        using var second = Another();
        await Store.AppendAsync(Session, Question(1), default);
        await Store.AppendAsync(Session, Reply(1, Question(1)), default);

        Assert.Equal(AppendOutcome.Known, await Store.AppendAsync(Session, Reply(2, Question(1)), default));
        Assert.Equal(AppendOutcome.Known, await second.Store.AppendAsync(Session, Reply(3, Question(1)), default));

        Assert.Equal("r1", (await Store.FindTurnAsync(Session, Question(1).Id, default))!.Reply!.Id.Value);
        Assert.Equal(2, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Of_two_instances_that_answer_one_message_one_is_told_that_it_came_too_late()
    {
        using var second = Another();
        await Store.AppendAsync(Session, Question(1), default);
        await second.Store.ReadTurnAsync(Session, 20, Question(1).Id, default);

        var outcomes = await Task.WhenAll(
            Store.AppendAsync(Session, Reply(1, Question(1)), default).AsTask(),
            second.Store.AppendAsync(Session, Reply(2, Question(1)), default).AsTask());

        Assert.Equal([AppendOutcome.Stored, AppendOutcome.Known], outcomes.Order());
        Assert.Equal(2, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Whoever_stores_a_message_answers_it_until_it_gives_it_up()
    {
        using var second = Another();
        var asked = Question(1).Timestamp;
        await Store.AppendAsync(Session, Question(1), default);

        Assert.Null((await Store.FindTurnAsync(Session, Question(1).Id, default))!.AnsweredElsewhereSince);
        Assert.Equal(asked, (await second.Store.ReadTurnAsync(Session, 20, Question(1).Id, default)).EarlierTry!.AnsweredElsewhereSince);
        Assert.False(await second.Store.ClaimAsync(Session, Question(1).Id, asked.AddMinutes(1), asked.AddSeconds(-1), default));

        await Store.ReleaseAsync(Session, Question(1).Id, default);

        Assert.Null((await second.Store.FindTurnAsync(Session, Question(1).Id, default))!.AnsweredElsewhereSince);
        Assert.True(await second.Store.ClaimAsync(Session, Question(1).Id, asked.AddMinutes(1), asked.AddSeconds(-1), default));
        Assert.Equal(asked.AddMinutes(1), (await Store.FindTurnAsync(Session, Question(1).Id, default))!.AnsweredElsewhereSince);
        Assert.False(await Store.ClaimAsync(Session, Question(1).Id, asked.AddMinutes(2), asked, default));
    }

    [Fact]
    public async Task A_claim_that_is_old_enough_is_taken_over_and_an_answered_message_by_nobody()
    {
        using var second = Another();
        var asked = Question(1).Timestamp;
        await Store.AppendAsync(Session, Question(1), default);

        Assert.True(await second.Store.ClaimAsync(Session, Question(1).Id, asked.AddMinutes(5), asked, default));
        await Store.ReleaseAsync(Session, Question(1).Id, default);
        Assert.Equal(asked.AddMinutes(5), (await Store.FindTurnAsync(Session, Question(1).Id, default))!.AnsweredElsewhereSince);

        await second.Store.AppendAsync(Session, Reply(1, Question(1)), default);

        Assert.Null((await Store.FindTurnAsync(Session, Question(1).Id, default))!.AnsweredElsewhereSince);
        Assert.False(await Store.ClaimAsync(Session, Question(1).Id, asked.AddDays(1), asked.AddDays(1), default));
        Assert.False(await Store.ClaimAsync(Session, TestIds.Message("nobody"), asked.AddDays(1), asked.AddDays(1), default));
    }

    [Fact]
    public async Task Of_many_that_claim_a_message_one_gets_it()
    {
        await Store.AppendAsync(Session, Question(1), default);
        var others = Enumerable.Range(0, 8).Select(_ => Another()).ToList();
        var later = Question(1).Timestamp.AddMinutes(5);

        var claims = await Task.WhenAll(others.Select(other =>
            other.Store.ClaimAsync(Session, Question(1).Id, later, later.AddSeconds(-1), default).AsTask()));

        Assert.Single(claims, won => won);
        others.ForEach(other => other.Dispose());
    }

    [Fact]
    public async Task A_turn_knows_its_window_and_whether_its_message_was_sent_before()
    {
        Assert.Equal(TurnMemory.None, await Store.ReadTurnAsync(Session, 3, Question(1).Id, default));
        await StoreTurnsAsync(3);

        var fresh = await Store.ReadTurnAsync(Session, 3, TestIds.Message("q4"), default);
        var again = await Store.ReadTurnAsync(Session, 3, TestIds.Message("q1"), default);
        var unnamed = await Store.ReadTurnAsync(Session, 1, null, default);

        Assert.Equal(["r2", "q3", "r3"], fresh.Window!.Value.Select(message => message.Id.Value));
        Assert.Null(fresh.EarlierTry);
        Assert.Equal(new StoredTurn(Question(1), Reply(1, Question(1))), again.EarlierTry);
        Assert.Equal(["r3"], unnamed.Window!.Value.Select(message => message.Id.Value));
        Assert.Null(unnamed.EarlierTry);
    }

    [Fact]
    public async Task A_reply_of_a_million_characters_round_trips()
    {
        var reply = Reply(1, Question(1)) with { Content = string.Concat(Enumerable.Repeat("0123456789 aé漢🌊", 60_000)) };
        await Store.AppendAsync(Session, Question(1), default);
        await Store.AppendAsync(Session, reply, default);

        Assert.Equal([Question(1), reply], await ReadAsync());
    }

    [Fact]
    public async Task Every_plane_of_Unicode_round_trips_across_any_seam()
    {
        var planes = string.Concat(Enumerable.Range(0, 17).Select(plane => char.ConvertFromUtf32((plane * 0x10000) + 0x0041 + 0x400)));
        var text = string.Concat(Enumerable.Range(0, 200_000 / planes.Length).Select(i => i % 3 == 0 ? planes + "'\"\n" : planes));
        var question = Question(1) with { Content = text };
        var reply = Reply(1, question) with { Content = "x" + text };
        await Store.AppendAsync(Session, question, default);
        await Store.AppendAsync(Session, reply, default);

        Assert.Equal([question, reply], await ReadAsync());
    }

    [Fact]
    public async Task The_same_message_is_stored_once()
    {
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync(Session, Question(1), default));
        Assert.Equal(AppendOutcome.Known, await Store.AppendAsync(Session, Question(1), default));

        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task Message_ids_that_differ_in_case_are_two()
    {
        await Store.AppendAsync(Session, Question(1) with { Id = TestIds.Message("Case") }, default);

        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync(Session, Question(2) with { Id = TestIds.Message("case") }, default));
    }

    [Fact]
    public async Task Session_ids_that_differ_in_case_are_two()
    {
        await Store.AppendAsync(TestIds.Session("Aaaaaaaaaaaaaaaaaaaa"), Question(1), default);

        Assert.Null(await Store.ReadAsync(TestIds.Session("aaaaaaaaaaaaaaaaaaaa"), 20, null, default));
    }

    [Fact]
    public async Task A_reply_never_opens_a_conversation() =>
        Assert.Equal(AppendOutcome.Gone, await Store.AppendAsync(Session, Reply(1, Question(1)), default));

    [Fact]
    public async Task A_deleted_conversation_is_gone_and_stays_gone()
    {
        await StoreTurnsAsync(2);
        await Store.DeleteAsync(Session, default);

        Assert.Null(await Store.ReadAsync(Session, 20, null, default));
        Assert.Null(await Store.FindTurnAsync(Session, Question(1).Id, default));
        Assert.Empty((await Store.ListAsync(10, null, null, default)).Conversations);
        Assert.Equal(AppendOutcome.Gone, await Store.AppendAsync(Session, Reply(2, Question(2)), default));
        await Store.DeleteAsync(Session, default);
    }

    [Fact]
    public async Task A_deleted_conversation_may_be_opened_anew()
    {
        await StoreTurnsAsync(2);
        await Store.DeleteAsync(Session, default);

        await Store.AppendAsync(Session, Question(7), default);

        Assert.Equal(AppendOutcome.Gone, await Store.AppendAsync(Session, Reply(2, Question(2)), default));
        Assert.Equal([Question(7)], await ReadAsync());
    }

    [Fact]
    public async Task Fifty_parallel_writers_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(1, 50).Select(async number =>
        {
            await Store.AppendAsync(Session, Question(number), default);
            await Store.AppendAsync(Session, Reply(number, Question(number)), default);
        }));

        var messages = await ReadAsync(200);
        Assert.Equal(100, messages.Select(message => message.Id).Distinct().Count());
        Assert.Equal(100, messages.Count);
        Assert.All(messages.Where(message => message.InReplyTo is not null), reply =>
            Assert.True(messages.FindIndex(message => message.Id == reply.InReplyTo) < messages.IndexOf(reply)));
        Assert.Equal(100, Assert.Single((await Store.ListAsync(10, null, null, default)).Conversations).MessageCount);
    }

    [Fact]
    public async Task The_list_shows_what_the_owner_needs_to_know()
    {
        await StoreTurnsAsync(2);

        var conversation = Assert.Single((await Store.ListAsync(10, null, null, default)).Conversations);

        Assert.Equal(new Conversation(Session, "question 1", Start.AddMinutes(1), Start.AddMinutes(2).AddSeconds(5), 4), conversation);
    }

    [Fact]
    public async Task The_list_is_paged_the_most_recently_active_first()
    {
        for (var number = 1; number <= 7; number++)
        {
            await Store.AppendAsync(Numbered(number), Question(number) with { Timestamp = Start.AddHours(number * 9) }, default);
        }

        await Store.AppendAsync(Numbered(2), Question(8) with { Timestamp = Start.AddHours(200) }, default);

        List<string> seen = [];
        string? continuation = null;
        do
        {
            var page = await Store.ListAsync(3, continuation, null, default);
            Assert.True(page.Conversations.Length is > 0 and <= 3);
            seen.AddRange(page.Conversations.Select(conversation => conversation.Session.Value[^1..]));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        Assert.Equal(["2", "7", "6", "5", "4", "3", "1"], seen);
    }

    [Fact]
    public async Task Conversations_quiet_for_too_long_are_removed_and_no_others()
    {
        for (var number = 1; number <= 8; number++)
        {
            await Store.AppendAsync(Numbered(number), Question(number) with { Timestamp = Start.AddDays(number) }, default);
        }

        await Store.AppendAsync(Numbered(1), Question(9) with { Timestamp = Start.AddDays(20) }, default);
        var removed = await Store.ExpireAsync(DateOnly.FromDateTime(Start.AddDays(6).UtcDateTime), default);

        Assert.Equal(4, removed);
        Assert.Equal(["1", "8", "7", "6"], (await Store.ListAsync(10, null, null, default)).Conversations.Select(conversation => conversation.Session.Value[^1..]));
        Assert.Null(await Store.ReadAsync(Numbered(5), 20, null, default));
        Assert.Equal(2, (await Store.ReadAsync(Numbered(1), 20, null, default))!.Value.Length);
        Assert.Equal(0, await Store.ExpireAsync(DateOnly.FromDateTime(Start.AddDays(6).UtcDateTime), default));
    }

    [Fact]
    public async Task Nothing_to_forget_is_no_fault()
    {
        await Store.TidyAsync(default);

        Assert.Equal(0, await Store.ExpireAsync(DateOnly.FromDateTime(Start.UtcDateTime), default));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("!!")]
    [InlineData("YSBiIGM")]
    [InlineData("Li4vLi4gMSAy")]
    public async Task A_continuation_that_is_none_is_a_format_error(string continuation) =>
        await Assert.ThrowsAsync<FormatException>(async () => await Store.ListAsync(3, continuation, null, default));

    [Fact]
    public async Task The_health_check_passes() => await Store.CheckAsync(default);

    private protected static Message Question(int number) => new()
    {
        Id = TestIds.Message($"q{number}"),
        Role = MessageRole.User,
        Content = $"question {number}",
        Timestamp = Start.AddMinutes(number),
    };

    private protected static Message Reply(int number, Message question) => new()
    {
        Id = TestIds.Message($"r{number}"),
        Role = MessageRole.Assistant,
        Content = $"reply {number}",
        Timestamp = Start.AddMinutes(number).AddSeconds(5),
        InReplyTo = question.Id,
        Model = "scripted",
    };

    private protected async Task StoreTurnsAsync(int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await Store.AppendAsync(Session, Question(number), default);
            await Store.AppendAsync(Session, Reply(number, Question(number)), default);
        }
    }

    private protected async Task<List<Message>> ReadAsync(int limit = 20, MessageId? before = null) =>
        [.. (await Store.ReadAsync(Session, limit, before, default))!.Value];

    private static SessionId Numbered(int number) => TestIds.Session($"conversation-number-{number}");
}
