using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Azure;

/// <summary>Conversations in Table Storage, shared by any number of instances; docs/decisions/0007 draws the tables.</summary>
internal sealed class TableConversationStore : IConversationStore, IDisposable
{
    private const int RemoveAtOnce = 8;
    private readonly KnownConversations _known = new();
    private readonly StorageCalls _calls;
    private readonly ConversationRows _rows;
    private readonly QuestionClaims _claims;
    private readonly ReplyNotesTable _notes;
    private readonly ActivityTable _activity;
    private readonly ConversationRemover _remover;
    private readonly ConversationWriter _writer;
    private readonly ListedConversations _listed;

    public TableConversationStore(
        StorageTable messages, StorageTable activity, IdFactory ids, TimeProvider time, ILogger<TableConversationStore> logger)
    {
        var self = ids.NewMessage().Value;
        _calls = new StorageCalls(time);
        _rows = new ConversationRows(messages, self);
        _claims = new QuestionClaims(messages, _rows, self);
        _notes = new ReplyNotesTable(messages, _rows, _known, self);
        _activity = new ActivityTable(activity);
        _listed = new ListedConversations(_activity, _rows);
        _remover = new ConversationRemover(messages, _activity, _known);
        _writer = new ConversationWriter(messages, _rows, _activity, _remover, _known, self, ids, time, logger);
    }

    public string Kind => "tables";

    public async ValueTask<ImmutableArray<Message>?> ReadAsync(
        SessionId session, int limit, MessageId? before, CancellationToken cancellationToken) =>
        await _calls.RunAsync(StorageCalls.Turn, either => ReadAsync(TableKeys.Partition(session), limit, before, either), cancellationToken);

    public async ValueTask<TurnMemory> ReadTurnAsync(
        SessionId session, int limit, MessageId? message, CancellationToken cancellationToken) =>
        await _calls.RunAsync(StorageCalls.Turn, either => ReadTurnAsync(TableKeys.Partition(session), limit, message, either), cancellationToken);

    public async ValueTask<StoredTurn?> FindTurnAsync(SessionId session, MessageId message, CancellationToken cancellationToken) =>
        await _calls.RunAsync(
            StorageCalls.Turn,
            async either =>
            {
                var partition = TableKeys.Partition(session);
                var conversation = _rows.ReadAsync(partition, either);
                var turn = _rows.ReadTurnAsync(partition, message, conversation, either);
                await Task.WhenAll(conversation, turn);
                return await conversation is null or { IsDeleted: true } ? null : await turn;
            },
            cancellationToken);

    public async ValueTask<AppendOutcome> AppendAsync(SessionId session, Message message, CancellationToken cancellationToken) =>
        await _calls.RunAsync(StorageCalls.Turn, either => _writer.AppendAsync(session, message, replaced: null, either), cancellationToken);

    public async ValueTask<AppendOutcome> ReplaceAsync(SessionId session, Message message, MessageId replaced, CancellationToken cancellationToken) =>
        await _calls.RunAsync(StorageCalls.Turn, either => _writer.AppendAsync(session, message, replaced, either), cancellationToken);

    public async ValueTask<bool> NoteAsync(
        SessionId session, MessageId question, ReplyProgress progress, bool takesOver, DateTimeOffset now, CancellationToken cancellationToken) =>
        await _calls.RunAsync(
            StorageCalls.Turn, either => _notes.NoteAsync(TableKeys.Partition(session), question, progress, takesOver, now, either), cancellationToken);

    public async ValueTask StopAsync(SessionId session, MessageId question, CancellationToken cancellationToken) =>
        await _calls.RunAsync(
            StorageCalls.Turn, either => _notes.StopAsync(TableKeys.Partition(session), question, either), cancellationToken);

    public async ValueTask<bool> ClaimAsync(
        SessionId session, MessageId message, DateTimeOffset now, DateTimeOffset abandoned, CancellationToken cancellationToken) =>
        await _calls.RunAsync(
            StorageCalls.Turn, either => _claims.ClaimAsync(TableKeys.Partition(session), message, now, abandoned, either), cancellationToken);

    public async ValueTask ReleaseAsync(SessionId session, MessageId message, CancellationToken cancellationToken) =>
        await _calls.RunAsync(
            StorageCalls.Turn, either => _claims.ReleaseAsync(TableKeys.Partition(session), message, either), cancellationToken);

    public async ValueTask DeleteAsync(SessionId session, CancellationToken cancellationToken) =>
        await _calls.RunAsync(
            StorageCalls.Removal, either => _remover.RemoveAsync(TableKeys.Partition(session), quietSince: null, either), cancellationToken);

    public async ValueTask<ConversationList> ListAsync(int limit, string? continuation, PersonaId? persona, CancellationToken cancellationToken)
    {
        ActivityKey? after = continuation is null ? null : ActivityKey.Parse(continuation);
        return await _calls.RunAsync(StorageCalls.Turn, either => _listed.TakeAsync(limit, after, persona, either), cancellationToken);
    }

    public async ValueTask<int> ExpireAsync(DateOnly firstDayKept, CancellationToken cancellationToken)
    {
        var quietSince = new DateTimeOffset(firstDayKept, TimeOnly.MinValue, TimeSpan.Zero);
        ActivityKey? after = ActivityKey.EndOf(firstDayKept);
        var removed = 0;
        while (await _calls.RunAsync(StorageCalls.Turn, either => _activity.TakeAsync(after, 100, either), cancellationToken) is { Count: > 0 } page)
        {
            await Parallel.ForEachAsync(
                page,
                new ParallelOptions { MaxDegreeOfParallelism = RemoveAtOnce, CancellationToken = cancellationToken },
                async (entry, either) => Interlocked.Add(ref removed, await ExpireAsync(entry, quietSince, either) ? 1 : 0));
            after = page[^1].Key;
        }

        return removed;
    }

    public async ValueTask TidyAsync(CancellationToken cancellationToken)
    {
        while (await _calls.RunAsync(StorageCalls.Turn, either => _activity.UnfinishedDeletionsAsync(100, either), cancellationToken) is { Count: > 0 } unfinished)
        {
            foreach (var partition in unfinished)
            {
                await _calls.RunAsync(StorageCalls.Removal, either => DoAsync(_remover.FinishAsync(partition, either)), cancellationToken);
            }
        }
    }

    public async ValueTask CheckAsync(CancellationToken cancellationToken) =>
        await _calls.RunAsync(StorageCalls.Turn, either => _activity.TakeAsync(null, 1, either), cancellationToken);

    public void Dispose() => _known.Dispose();

    private async Task<ImmutableArray<Message>?> ReadAsync(string partition, int limit, MessageId? before, CancellationToken cancellationToken)
    {
        if (before is not { } id)
        {
            var (newest, window) = await _rows.ReadWindowAsync(partition, limit, cancellationToken);
            return newest is null or { IsDeleted: true } ? null : window.Messages;
        }

        var reading = _rows.ReadAsync(partition, cancellationToken);
        var naming = _rows.ReadNameAsync(partition, id, cancellationToken);
        await Task.WhenAll(reading, naming);
        return await reading is null or { IsDeleted: true } ? null
            : await naming is { } name ? (await _rows.ReadBeforeAsync(partition, limit, name, cancellationToken)).Messages
            : [];
    }

    private async Task<TurnMemory> ReadTurnAsync(string partition, int limit, MessageId? message, CancellationToken cancellationToken)
    {
        var (conversation, window) = await _rows.ReadWindowAsync(partition, limit, cancellationToken);
        _known.Set(partition, conversation);
        if (conversation is null or { IsDeleted: true })
        {
            return TurnMemory.None;
        }

        return new TurnMemory(
            window.Messages,
            message is { } id && conversation.Recent.Hold(id)
                ? await _rows.ReadTurnAsync(partition, id, Task.FromResult<ConversationRow?>(conversation), cancellationToken)
                : null)
        {
            Replaced = window.Replaced,
            Persona = conversation.Persona,
        };
    }

    private async Task<bool> ExpireAsync(ActivityEntry entry, DateTimeOffset quietSince, CancellationToken cancellationToken) =>
        await _calls.RunAsync(
            StorageCalls.Removal,
            async either =>
            {
                var removed = await _remover.RemoveAsync(entry.Partition, quietSince, either);
                await _activity.RemoveAsync(entry.Key, either);
                return removed is not null;
            },
            cancellationToken);

    private static async Task<bool> DoAsync(Task work)
    {
        await work;
        return true;
    }
}
