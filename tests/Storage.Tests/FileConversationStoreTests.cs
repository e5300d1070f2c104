using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Local;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Storage.Tests;

public sealed class FileConversationStoreTests : ConversationStoreContract, IDisposable
{
    private static readonly SessionId Session = TestIds.Session();
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryFolder _memory;

    public FileConversationStoreTests()
    {
        _memory = new MemoryFolder(_folder.File("memory"));
        Store = Open();
    }

    private protected override IConversationStore Store { get; }

    private protected override Instance Another() => new(Open());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_torn_last_line_is_passed_over_and_the_next_append_cuts_it_off()
    {
        await StoreTurnsAsync(1);
        var whole = await File.ReadAllBytesAsync(_memory.MessagesOf(Session));
        await File.AppendAllTextAsync(_memory.MessagesOf(Session), "{\"number\":3,\"id\":\"torn");

        Assert.Equal(2, (await ReadAsync()).Count);
        await Open().AppendAsync(Session, Question(2), default);

        Assert.Equal(["q1", "r1", "q2"], (await ReadAsync()).Select(message => message.Id.Value));
        Assert.Equal(whole, (await File.ReadAllBytesAsync(_memory.MessagesOf(Session)))[..whole.Length]);
    }

    [Fact]
    public async Task A_line_tells_the_persona_where_it_is_not_the_default_one()
    {
        await StoreTurnsAsync(1);
        await StoreTurnAsync(TestIds.Session("a-session-with-a-tutor"), 1, TestIds.Persona("tutor"));

        Assert.DoesNotContain("\"persona\"", await File.ReadAllTextAsync(_memory.MessagesOf(Session)), StringComparison.Ordinal);
        Assert.All(await File.ReadAllLinesAsync(_memory.MessagesOf(TestIds.Session("a-session-with-a-tutor"))), line =>
            Assert.EndsWith(",\"persona\":\"tutor\"}", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_one_persona_looks_at_so_many_entries()
    {
        await StoreTurnAsync(Session, 1, TestIds.Persona("tutor"));
        var index = new ActivityIndex(_memory);
        for (var number = 0; number < OwnersList.MostLookedAt; number++)
        {
            index.Touch(TestIds.Session($"conversation-number-{number}"), null, Question(1).Timestamp.AddSeconds(number + 1));
        }

        var first = await Store.ListAsync(10, null, TestIds.Persona("tutor"), default);
        var second = await Store.ListAsync(10, first.Continuation, TestIds.Persona("tutor"), default);

        Assert.Empty(first.Conversations);
        Assert.Equal(Session, Assert.Single(second.Conversations).Session);
        Assert.Null(second.Continuation);
    }

    [Fact]
    public async Task A_file_torn_at_any_byte_keeps_every_whole_line()
    {
        await StoreTurnsAsync(2);
        var bytes = await File.ReadAllBytesAsync(_memory.MessagesOf(Session));
        for (var length = 0; length < bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(_memory.MessagesOf(Session), bytes[..length]);

            var whole = bytes.AsSpan(0, length).Count((byte)'\n');
            Assert.Equal(whole, (await Store.ReadAsync(Session, 20, null, default))?.Length ?? 0);
        }
    }

    [Fact]
    public async Task Whoever_reads_a_conversation_that_is_being_deleted_finds_it_or_does_not()
    {
        var comesAndGoes = Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await StoreTurnsAsync(1);
                await Store.DeleteAsync(Session, default);
            }
        });
        var reading = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!comesAndGoes.IsCompleted)
            {
                await Store.ReadTurnAsync(Session, 20, Question(1).Id, default);
                await Store.FindTurnAsync(Session, Question(1).Id, default);
                await Store.ReadAsync(Session, 20, Question(1).Id, default);
                await Store.ListAsync(20, null, null, default);
            }
        }));

        await Task.WhenAll(reading.Append(comesAndGoes));
    }

    [Fact]
    public async Task A_message_torn_in_its_first_writing_can_be_sent_again()
    {
        await Store.AppendAsync(Session, Question(1), default);
        var bytes = await File.ReadAllBytesAsync(_memory.MessagesOf(Session));
        await File.WriteAllBytesAsync(_memory.MessagesOf(Session), bytes[..^4]);

        Assert.Null(await Store.FindTurnAsync(Session, Question(1).Id, default));
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync(Session, Question(1), default));
        Assert.Equal([Question(1)], await ReadAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_conversation_torn_in_its_first_writing_goes_when_its_day_is_no_longer_kept(bool isFileThere)
    {
        await Store.AppendAsync(Session, Question(1), default);
        await File.WriteAllTextAsync(_memory.MessagesOf(Session), "{\"number\":1,\"id\":\"torn");
        if (!isFileThere)
        {
            File.Delete(_memory.MessagesOf(Session));
        }

        var day = DateOnly.FromDateTime(Question(1).Timestamp.UtcDateTime);
        Assert.Equal(0, await Store.ExpireAsync(day, default));
        Assert.True(Directory.Exists(_memory.ConversationOf(Session)));
        Assert.Equal(1, await Store.ExpireAsync(day.AddDays(1), default));

        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(_memory.Root, "*", SearchOption.AllDirectories),
            path => path.Contains(MemoryFolder.NameOf(Session), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_torn_and_then_overtaken_is_found_where_it_stands_at_last()
    {
        await Store.AppendAsync(Session, Question(1), default);
        await File.WriteAllBytesAsync(_memory.MessagesOf(Session), []);
        await Store.AppendAsync(Session, Question(2), default);

        Assert.Null(await Store.FindTurnAsync(Session, Question(1).Id, default));
        Assert.Equal(AppendOutcome.Stored, await Store.AppendAsync(Session, Question(1), default));
        await Store.AppendAsync(Session, Reply(1, Question(1)), default);
        Assert.Equal(new StoredTurn(Question(1), Reply(1, Question(1))), await Store.FindTurnAsync(Session, Question(1).Id, default));
    }

    [Fact]
    public async Task A_reply_given_anew_and_torn_in_its_writing_leaves_the_earlier_one()
    {
        await StoreTurnsAsync(2);
        await LoseAsync(store => store.ReplaceAsync(Session, Reply(3, Question(1)), Reply(1, Question(1)).Id, default));

        Assert.Equal(Reply(1, Question(1)), (await Store.FindTurnAsync(Session, Question(1).Id, default))!.Reply);
        Assert.Equal(4, (await ReadAsync()).Count);
        await Open().AppendAsync(Session, Question(3), default);
        Assert.Equal(Reply(1, Question(1)), (await Store.FindTurnAsync(Session, Question(1).Id, default))!.Reply);
        Assert.Equal(AppendOutcome.Stored, await Open().ReplaceAsync(Session, Reply(4, Question(1)), Reply(1, Question(1)).Id, default));
        Assert.Equal(["q1", "r4"], (await ReadAsync()).Select(message => message.Id.Value));
    }

    [Fact]
    public async Task Other_words_torn_in_their_writing_leave_the_earlier_ones_with_their_reply()
    {
        await StoreTurnsAsync(1);
        var edited = Question(1) with { Content = "In other words" };
        await LoseAsync(store => store.ReplaceAsync(Session, edited, edited.Id, default));

        Assert.Equal(new StoredTurn(Question(1), Reply(1, Question(1))), (await Store.ReadTurnAsync(Session, 20, Question(1).Id, default)).EarlierTry);
        Assert.Equal(AppendOutcome.Known, await Store.AppendAsync(Session, Question(1), default));
        Assert.Equal(AppendOutcome.Stored, await Store.ReplaceAsync(Session, edited, edited.Id, default));
        Assert.Equal([edited], await ReadAsync());
    }

    [Fact]
    public async Task Every_reply_given_anew_can_be_torn_and_the_one_before_it_is_found()
    {
        await StoreTurnsAsync(1);
        var lengths = new Stack<long>();
        for (var number = 2; number <= 5; number++)
        {
            lengths.Push(new FileInfo(_memory.MessagesOf(Session)).Length);
            await Store.ReplaceAsync(Session, Reply(number, Question(1)), Reply(number - 1, Question(1)).Id, default);
        }

        for (var number = 4; number >= 1; number--)
        {
            Cut(lengths.Pop());
            Assert.Equal($"r{number}", (await Open().FindTurnAsync(Session, Question(1).Id, default))!.Reply!.Id.Value);
            Assert.Equal(["q1", $"r{number}"], (await ReadAsync()).Select(message => message.Id.Value));
        }
    }

    [Fact]
    public async Task A_damaged_line_is_passed_over()
    {
        await StoreTurnsAsync(1);
        await File.AppendAllTextAsync(_memory.MessagesOf(Session), "\0\0 rubbish\n");
        await Store.AppendAsync(Session, Question(2), default);

        Assert.Equal(["q1", "r1", "q2"], (await ReadAsync()).Select(message => message.Id.Value));
    }

    [Fact]
    public async Task A_second_store_on_the_same_folder_sees_and_adds_the_same()
    {
        var other = Open();
        await Task.WhenAll(Enumerable.Range(1, 40).Select(number => (number % 2 == 0 ? Store : other).AppendAsync(Session, Question(number), default).AsTask()));

        Assert.Equal(40, (await ReadAsync(200)).Select(message => message.Id).Distinct().Count());
        Assert.Equal(40, Assert.Single((await other.ListAsync(10, null, null, default)).Conversations).MessageCount);
    }

    [Fact]
    public async Task Ids_become_names_that_can_not_leave_the_folder()
    {
        await Store.AppendAsync(TestIds.Session("CON-aux-nul-com1-lpt1"), Question(1) with { Id = TestIds.Message("--") }, default);

        Assert.All(Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories), path =>
            Assert.Matches("^[a-z0-9.-]+$", Path.GetFileName(path)));
    }

    [Fact]
    public async Task A_conversation_moves_from_day_to_day_and_leaves_nothing_behind()
    {
        await Store.AppendAsync(Session, Question(1), default);
        await Store.AppendAsync(Session, Question(2) with { Timestamp = Question(1).Timestamp.AddDays(1) }, default);

        Assert.Single(Directory.EnumerateFiles(_memory.Activity, "*", SearchOption.AllDirectories));
        Assert.Single((await Store.ListAsync(10, null, null, default)).Conversations);
    }

    [Fact]
    public async Task Deleting_leaves_no_trace_of_the_id()
    {
        await StoreTurnsAsync(1);
        await Store.DeleteAsync(Session, default);

        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(_memory.Root, "*", SearchOption.AllDirectories),
            path => path.Contains(MemoryFolder.NameOf(Session), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deletion_cut_short_by_a_crash_is_finished_at_the_next_start()
    {
        await StoreTurnsAsync(1);
        Directory.CreateDirectory(_memory.Deleted);
        Directory.Move(_memory.ConversationOf(Session), Path.Combine(_memory.Deleted, MemoryFolder.NameOf(Session)));

        await Open().TidyAsync(default);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_memory.Deleted));
        Assert.Empty(Directory.EnumerateFiles(_memory.Activity, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_window_is_read_from_the_end()
    {
        await StoreTurnsAsync(3);
        var path = _memory.MessagesOf(Session);
        var tail = await File.ReadAllBytesAsync(path);
        await using (var file = File.OpenWrite(path))
        {
            file.SetLength(3L * 1024 * 1024 * 1024);
            file.Seek(-1, SeekOrigin.End);
            file.WriteByte((byte)'\n');
            file.Write(tail);
        }

        Assert.Equal(["q3", "r3"], (await ReadAsync(2)).Select(message => message.Id.Value));
    }

    [Fact]
    public async Task A_message_that_can_not_be_stored_leaves_no_trace_in_the_list()
    {
        Directory.CreateDirectory(_memory.ConversationOf(Session));
        await File.WriteAllTextAsync(Path.Combine(_memory.ConversationOf(Session), "turns"), "a file where the folder should be");

        var fault = await Assert.ThrowsAsync<StorageException>(async () => await Store.AppendAsync(Session, Question(1), default));

        Assert.DoesNotContain(Session.Value, fault.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_memory.Activity, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_folder_that_can_not_be_used_is_a_storage_fault()
    {
        await File.WriteAllTextAsync(_memory.Root, "a file where the folder should be");

        await Assert.ThrowsAsync<StorageException>(async () => await Store.AppendAsync(Session, Question(1), default));
        await Assert.ThrowsAsync<StorageException>(async () => await Store.CheckAsync(default));
    }

    [Fact]
    public async Task What_was_replaced_is_not_read_on_the_way_to_what_is_shown()
    {
        await StoreTurnsAsync(2);
        await Store.ReplaceAsync(Session, Reply(3, Question(2)), Reply(2, Question(2)).Id, default);
        await Store.ReplaceAsync(Session, Reply(4, Question(2)), Reply(3, Question(2)).Id, default);
        await Store.AppendAsync(Session, Question(3), default);
        var lines = await File.ReadAllLinesAsync(_memory.MessagesOf(Session));
        lines[3] = lines[3].Replace("\"number\":4", "\"number\":3", StringComparison.Ordinal);
        await File.WriteAllTextAsync(_memory.MessagesOf(Session), string.Join('\n', lines) + "\n");

        Assert.Equal(["q1", "r1", "q2", "r4", "q3"], (await ReadAsync()).Select(message => message.Id.Value));
        Assert.Equal(["q2"], (await ReadAsync(1, TestIds.Message("r4"))).Select(message => message.Id.Value));
    }

    /// <summary>Another process writes a message and loses its power after the index, before the line.</summary>
    private async Task LoseAsync(Func<FileConversationStore, ValueTask<AppendOutcome>> write)
    {
        var length = new FileInfo(_memory.MessagesOf(Session)).Length;
        Assert.Equal(AppendOutcome.Stored, await write(Open()));
        Cut(length);
    }

    private void Cut(long length)
    {
        using var file = File.OpenWrite(_memory.MessagesOf(Session));
        file.SetLength(length);
    }

    private FileConversationStore Open() => new(_memory, new MemoryLocks(_memory, TimeProvider.System), TestIds.Random());
}
