using Azure.Data.Tables;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Azure;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests;

public sealed class TableConversationStoreTests(AzuriteFixture azurite) : ConversationStoreContract, IClassFixture<AzuriteFixture>, IDisposable
{
    private static readonly SessionId Session = TestIds.Session();
    private readonly TableSandbox _tables = new(azurite.Server);
    private TableConversationStore? _store;

    private protected override IConversationStore Store => _store ??= _tables.Open();

    private protected override Instance Another() => new(_tables.Open());

    public void Dispose() => _store?.Dispose();

    [Fact]
    public async Task A_turn_of_a_known_conversation_makes_three_calls()
    {
        await StoreTurnsAsync(30);
        var turn = _tables.Open();
        _tables.Calls.Clear();

        Assert.Null((await turn.ReadTurnAsync(Session, 20, Question(31).Id, default)).EarlierTry);
        Assert.Equal(1, _tables.Calls.Count);
        await turn.AppendAsync(Session, Question(31), default);
        await turn.AppendAsync(Session, Reply(31, Question(31)), default);

        Assert.Equal(["GET messages", "POST $batch", "POST $batch"], _tables.Calls.Names);
    }

    [Fact]
    public async Task A_turn_that_opens_a_conversation_makes_four_calls()
    {
        await StoreTurnsAsync(1);
        _tables.Calls.Clear();
        var opened = TestIds.Session("a-session-of-the-client");

        Assert.Null((await Store.ReadTurnAsync(opened, 20, Question(1).Id, default)).Window);
        await Store.AppendAsync(opened, Question(1), default);
        await Store.AppendAsync(opened, Reply(1, Question(1)), default);

        Assert.Equal(["GET messages", "PUT activity", "POST $batch", "POST $batch"], _tables.Calls.Names);
    }

    [Fact]
    public async Task A_further_persona_makes_no_further_call()
    {
        var (turn, tutor) = (_tables.Open(), TestIds.Persona("tutor"));
        var question = Question(1) with { Persona = tutor };
        await Store.ListAsync(1, null, null, default);
        await Store.ReadTurnAsync(Session, 20, null, default);
        _tables.Calls.Clear();

        await turn.ReadTurnAsync(Session, 20, question.Id, default);
        await turn.AppendAsync(Session, question, default);
        await turn.AppendAsync(Session, Reply(1, question) with { Persona = tutor }, default);

        Assert.Equal(["GET messages", "PUT activity", "POST $batch", "POST $batch"], _tables.Calls.Names);
        turn.Dispose();
    }

    [Fact]
    public async Task A_page_of_one_persona_looks_at_so_many_entries_and_reads_no_conversation_of_others()
    {
        await StoreTurnAsync(Session, 1, TestIds.Persona("tutor"));
        var newer = Question(1).Timestamp.AddMinutes(1);
        for (var number = 0; number < ListedConversations.MostLookedAt; number++)
        {
            var key = ActivityKey.At(newer.AddSeconds(number), "entry-of-a-conversation-" + number);
            await _tables.AddAsync(new TableEntity(key.Day, key.Entry) { ["Session"] = $"conversation-number-{number}" });
        }

        _tables.Calls.Clear();
        var first = await Store.ListAsync(10, null, TestIds.Persona("tutor"), default);
        Assert.Equal(["GET activity"], _tables.Calls.Names);
        var second = await Store.ListAsync(10, first.Continuation, TestIds.Persona("tutor"), default);

        Assert.Empty(first.Conversations);
        Assert.Equal(Session, Assert.Single(second.Conversations).Session);
        Assert.Null(second.Continuation);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1000)]
    public async Task The_window_costs_one_call_and_the_same_bytes_at_any_length(int messages)
    {
        await StoreTurnsAsync(10);
        await _tables.FillAsync(Session, 20, messages);
        _tables.Calls.Clear();

        Assert.Equal(10, (await Store.ReadAsync(Session, 10, null, default))!.Value.Length);

        Assert.Equal(["GET messages"], _tables.Calls.Names);
        Assert.InRange(_tables.Calls.BytesRead, 1_000, 8_000);
    }

    [Fact]
    public async Task A_turn_costs_no_further_call_in_a_long_conversation_and_an_id_of_long_ago_is_still_known()
    {
        await StoreTurnsAsync(260);
        _tables.Calls.Clear();

        Assert.Null((await Store.ReadTurnAsync(Session, 20, Question(261).Id, default)).EarlierTry);
        Assert.Equal(["GET messages"], _tables.Calls.Names);
        Assert.Equal("r260", (await Store.ReadTurnAsync(Session, 20, Question(260).Id, default)).EarlierTry!.Reply!.Id.Value);
        Assert.Equal("r5", (await Store.ReadTurnAsync(Session, 20, Question(5).Id, default)).EarlierTry!.Reply!.Id.Value);
        Assert.Equal(AppendOutcome.Known, await Store.AppendAsync(Session, Question(1), default));
        Assert.Equal("r1", (await Store.FindTurnAsync(Session, Question(1).Id, default))!.Reply!.Id.Value);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(20)]
    [InlineData(200)]
    public async Task A_reply_given_anew_often_makes_reading_no_dearer(int limit)
    {
        await StoreTurnsAsync(3);
        await AnewAsync(2, 150);
        _tables.Calls.Clear();

        Assert.Equal(new[] { "q1", "r1", "q2", "r150-2" }[^Math.Min(4, limit)..], (await ReadAsync(limit)).Select(message => message.Id.Value));

        Assert.InRange(_tables.Calls.Count, 1, 3);
    }

    [Fact]
    public async Task A_conversation_in_which_every_reply_was_given_anew_is_read_in_few_calls()
    {
        for (var turn = 1; turn <= 10; turn++)
        {
            await Store.AppendAsync(Session, Question(turn), default);
            await Store.AppendAsync(Session, Reply(turn, Question(turn)), default);
            await AnewAsync(turn, 8);
        }

        _tables.Calls.Clear();
        var memory = await Store.ReadTurnAsync(Session, 20, null, default);

        Assert.Equal(Enumerable.Range(1, 10).SelectMany(turn => new[] { $"q{turn}", $"r8-{turn}" }), memory.Window!.Value.Select(message => message.Id.Value));
        Assert.InRange(_tables.Calls.Count, 1, 5);
        Assert.Equal(50, memory.Replaced.Length);
        Assert.Contains(memory.Replaced, message => message.Id.Value == "r7-10");
    }

    [Fact]
    public async Task Where_nothing_was_replaced_nobody_asks_whether_something_was()
    {
        await StoreTurnsAsync(3);
        _tables.Calls.Clear();

        Assert.False((await Store.ReadTurnAsync(Session, 20, Question(2).Id, default)).EarlierTry!.IsReplaced);

        Assert.Equal(4, _tables.Calls.Count);
    }

    [Fact]
    public async Task A_turn_makes_one_call_more_where_its_window_meets_something_replaced()
    {
        await StoreTurnsAsync(12);
        await AnewAsync(12, 1);
        _tables.Calls.Clear();

        await Store.ReadTurnAsync(Session, 4, Question(13).Id, default);
        Assert.Equal(2, _tables.Calls.Count);
        await Store.AppendAsync(Session, Question(13), default);
        await Store.AppendAsync(Session, Reply(13, Question(13)), default);

        Assert.Equal(["GET messages", "GET messages", "POST $batch", "POST $batch"], _tables.Calls.Names);
    }

    [Fact]
    public async Task A_question_of_long_ago_is_found_by_itself_and_asked_in_other_words()
    {
        await StoreTurnsAsync(1);
        for (var number = 2; number <= 258; number++)
        {
            await Store.AppendAsync(Session, Question(number), default);
        }

        var edited = Question(1) with { Content = "In other words" };

        Assert.Null((await Store.ReadTurnAsync(Session, 20, edited.Id, default)).EarlierTry);
        Assert.False((await Store.FindTurnAsync(Session, edited.Id, default))!.IsReplaced);
        Assert.Equal(AppendOutcome.Stored, await Store.ReplaceAsync(Session, edited, edited.Id, default));
        Assert.Equal([edited], await ReadAsync());
        Assert.Equal(new StoredTurn(edited, null), (await Store.ReadTurnAsync(Session, 20, edited.Id, default)).EarlierTry);
    }

    /// <summary>Gives the reply to a question anew so many times.</summary>
    private async Task AnewAsync(int question, int times)
    {
        for (var time = 1; time <= times; time++)
        {
            var earlier = TestIds.Message(time == 1 ? $"r{question}" : $"r{time - 1}-{question}");
            var reply = Reply(question, Question(question)) with { Id = TestIds.Message($"r{time}-{question}") };
            Assert.Equal(AppendOutcome.Stored, await Store.ReplaceAsync(Session, reply, earlier, default));
        }
    }

    [Fact]
    public async Task A_turn_in_a_session_made_by_the_server_makes_three_calls()
    {
        await StoreTurnsAsync(1);
        _tables.Calls.Clear();
        var opened = TestIds.Session("a-session-of-the-server");

        await Store.AppendAsync(opened, Question(1), default);
        await Store.AppendAsync(opened, Reply(1, Question(1)), default);

        Assert.Equal(["PUT activity", "POST $batch", "POST $batch"], _tables.Calls.Names);
    }

    [Fact]
    public async Task Two_instances_append_to_one_conversation()
    {
        using var other = _tables.Open();
        await Task.WhenAll(Enumerable.Range(1, 20).Select(async number =>
        {
            var store = number % 2 == 0 ? Store : other;
            await store.AppendAsync(Session, Question(number), default);
            await store.AppendAsync(Session, Reply(number, Question(number)), default);
        }));

        Assert.Equal(40, (await ReadAsync(200)).Select(message => message.Id).Distinct().Count());
        Assert.Equal(40, Assert.Single((await other.ListAsync(10, null, null, default)).Conversations).MessageCount);
        Assert.Single(await _tables.ActivityAsync());
    }

    [Fact]
    public async Task What_one_instance_deletes_the_other_finds_gone()
    {
        using var other = _tables.Open();
        await StoreTurnsAsync(1);
        await other.AppendAsync(Session, Question(2), default);

        await Store.DeleteAsync(Session, default);

        Assert.Equal(AppendOutcome.Gone, await other.AppendAsync(Session, Reply(2, Question(2)), default));
        Assert.Equal(AppendOutcome.Stored, await other.AppendAsync(Session, Question(3), default));
        Assert.Equal([Question(3)], await ReadAsync());
        Assert.Single(await _tables.ActivityAsync());
    }

    [Fact]
    public async Task Deleting_leaves_no_row_anywhere_however_long_the_conversation_was()
    {
        await StoreTurnsAsync(120);
        await Store.AppendAsync(Session, Question(121) with { Timestamp = Question(121).Timestamp.AddDays(2) }, default);

        await Store.DeleteAsync(Session, default);

        Assert.Empty(await _tables.MessagesAsync());
        Assert.Empty(await _tables.ActivityAsync());
    }

    [Fact]
    public async Task A_deletion_cut_short_is_invisible_and_finished_by_whoever_comes_next()
    {
        await StoreTurnsAsync(120);
        await _tables.CutShortAsync(async store => await store.DeleteAsync(Session, default), afterBatches: 3);

        Assert.Null(await Store.ReadAsync(Session, 20, null, default));
        Assert.Null(await Store.FindTurnAsync(Session, Question(1).Id, default));
        Assert.Empty((await Store.ListAsync(10, null, null, default)).Conversations);
        Assert.NotEmpty(await _tables.MessagesAsync());

        await Store.TidyAsync(default);

        Assert.Empty(await _tables.MessagesAsync());
        Assert.Empty(await _tables.ActivityAsync());
    }

    [Fact]
    public async Task A_conversation_whose_deletion_was_cut_short_may_be_opened_anew()
    {
        await StoreTurnsAsync(120);
        await _tables.CutShortAsync(async store => await store.DeleteAsync(Session, default), afterBatches: 2);

        Assert.Equal(AppendOutcome.Gone, await Store.AppendAsync(Session, Reply(120, Question(120)), default));
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync(Session, Question(1), default));

        Assert.Equal([Question(1)], await ReadAsync());
        Assert.Single(await _tables.ActivityAsync());
    }

    [Fact]
    public async Task A_conversation_that_woke_up_again_moves_in_the_list_and_leaves_nothing_behind()
    {
        await Store.AppendAsync(Session, Question(1), default);
        await Store.AppendAsync(Session, Question(2) with { Timestamp = Question(1).Timestamp.AddDays(1) }, default);

        Assert.Single(await _tables.ActivityAsync());
        Assert.Single((await Store.ListAsync(10, null, null, default)).Conversations);
    }

    [Fact]
    public async Task A_message_counts_as_stored_also_when_its_old_place_in_the_list_can_not_be_tidied()
    {
        await StoreTurnsAsync(1);
        _tables.Calls.Failing = "DELETE activity";

        var outcome = await Store.AppendAsync(Session, Question(2) with { Timestamp = Question(1).Timestamp.AddDays(1) }, default);

        Assert.Equal(AppendOutcome.Stored, outcome);
        Assert.Equal(2, (await _tables.ActivityAsync()).Count);
        Assert.Single((await Store.ListAsync(10, null, null, default)).Conversations);
    }

    [Fact]
    public async Task An_entry_that_points_to_nothing_is_passed_over_and_removed_with_its_day()
    {
        await StoreTurnsAsync(1);
        await _tables.AddAsync(new TableEntity("79739685", "0000000000000000000-left-behind") { ["Session"] = "a-session-that-never-was" });

        Assert.Single((await Store.ListAsync(1, null, null, default)).Conversations);
        await Store.ExpireAsync(new DateOnly(2100, 1, 1), default);

        Assert.Empty(await _tables.ActivityAsync());
    }

    [Fact]
    public async Task The_session_id_is_in_no_address()
    {
        await StoreTurnsAsync(1);
        await Store.FindTurnAsync(Session, Question(1).Id, default);
        await Store.ReadAsync(Session, 20, Reply(1, Question(1)).Id, default);
        await Store.DeleteAsync(Session, default);

        Assert.DoesNotContain(_tables.Calls.Addresses, address => address.Contains(Session.Value, StringComparison.Ordinal));
    }
}
