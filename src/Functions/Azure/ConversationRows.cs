using System.Collections.Immutable;
using Azure.Data.Tables;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>Reads the table <c>messages</c>.</summary>
/// <param name="self">This instance, as claims name it.</param>
internal sealed class ConversationRows(StorageTable messages, string self)
{
    private const int MostRows = 1000;

    /// <summary>Null when there is no such conversation; one that is being deleted is returned, and marked so.</summary>
    public async Task<ConversationRow?> ReadAsync(string partition, CancellationToken cancellationToken) =>
        await messages.GetAsync(partition, TableKeys.Conversation, cancellationToken) is { } entity ? ConversationRow.From(entity) : null;

    /// <summary>The conversation and its newest messages in one call, for they are the partition's first rows; more where some were replaced.</summary>
    public async Task<(ConversationRow? Conversation, ConversationWindow Window)> ReadWindowAsync(
        string partition, int limit, CancellationToken cancellationToken)
    {
        var rows = await messages.TakeAsync(
            limit + 1, $"PartitionKey eq {partition} and RowKey lt {TableKeys.EndOfMessages}", cancellationToken);
        return rows is [{ RowKey: TableKeys.Conversation } first, .. var newestFirst]
            ? (ConversationRow.From(first), await WindowAsync(partition, newestFirst, limit, cancellationToken))
            : (null, ConversationWindow.Empty);
    }

    /// <summary>The messages before this one.</summary>
    public async Task<ConversationWindow> ReadBeforeAsync(string partition, int limit, NameRow before, CancellationToken cancellationToken) =>
        before.Position.After == 0
            ? ConversationWindow.Empty
            : await WindowAsync(partition, await OlderAsync(partition, limit, before.Position.After, cancellationToken), limit, cancellationToken);

    /// <summary>Whether a message is no longer part of the conversation. One call, but none where nothing was replaced or it is the newest.</summary>
    public async Task<bool> IsReplacedAsync(string partition, ConversationRow conversation, NameRow name, CancellationToken cancellationToken)
    {
        if (!conversation.HasReplacements || name.Position.Number == conversation.Count || name.Reply == conversation.Count)
        {
            return false;
        }

        var replacing = await messages.TakeAsync(
            1,
            $"PartitionKey eq {partition} and RowKey gt {TableKeys.Conversation} and RowKey lt {TableKeys.Message(name.Position.Number)} and Place le {name.Position.Place}",
            cancellationToken,
            ["PartitionKey", "RowKey"]);
        return replacing.Count > 0;
    }

    public async Task<NameRow?> ReadNameAsync(string partition, MessageId id, CancellationToken cancellationToken) =>
        await messages.GetAsync(partition, TableKeys.Name(id), cancellationToken) is { } entity ? NameRow.From(entity) : null;

    /// <summary>Null for an id that no question of the conversation has.</summary>
    public async Task<StoredTurn?> ReadTurnAsync(
        string partition, MessageId question, Task<ConversationRow?> conversation, CancellationToken cancellationToken)
    {
        if (await ReadNameAsync(partition, question, cancellationToken) is not { IsQuestion: true } name)
        {
            return null;
        }

        var asked = MessageAsync(partition, name.Position.Number, cancellationToken);
        var answered = name.Reply is { } reply ? MessageAsync(partition, reply, cancellationToken) : Task.FromResult<Message?>(null);
        var replaced = await conversation is { } row ? IsReplacedAsync(partition, row, name, cancellationToken) : Task.FromResult(false);
        await Task.WhenAll(asked, answered, replaced);
        return await asked is { } message
            ? new StoredTurn(message, await answered)
            {
                AnsweredElsewhereSince = name.AnsweredElsewhereSince(self),
                Progress = name.Claimant == self ? null : name.Progress,
                IsReplaced = await replaced,
            }
            : null;
    }

    private async Task<Message?> MessageAsync(string partition, int number, CancellationToken cancellationToken) =>
        await messages.GetAsync(partition, TableKeys.Message(number), cancellationToken) is { } row
            ? await WholeAsync(partition, row, cancellationToken)
            : null;

    /// <param name="number">The newest message to read.</param>
    private Task<List<TableEntity>> OlderAsync(string partition, int limit, int number, CancellationToken cancellationToken) =>
        messages.TakeAsync(
            limit,
            $"PartitionKey eq {partition} and RowKey ge {TableKeys.Message(number)} and RowKey lt {TableKeys.EndOfMessages}",
            cancellationToken);

    /// <param name="newestFirst">The newest message and those before it, as many as are wanted; fewer only when there are no more.</param>
    private async Task<ConversationWindow> WindowAsync(string partition, List<TableEntity> newestFirst, int limit, CancellationToken cancellationToken)
    {
        var thread = new ThreadRows(limit);
        for (var (wanted, times) = (limit, 1); !thread.Take(newestFirst) && newestFirst.Count >= wanted; times *= 2)
        {
            // Where much was replaced, rows too many are cheaper than calls.
            wanted = Math.Min(thread.Missing * times, MostRows);
            newestFirst = await OlderAsync(partition, wanted, thread.Next, cancellationToken);
        }

        return new ConversationWindow(
            await MessagesAsync(partition, thread.Current, cancellationToken), await MessagesAsync(partition, thread.Replaced, cancellationToken));
    }

    private async Task<ImmutableArray<Message>> MessagesAsync(
        string partition, IReadOnlyList<TableEntity> newestFirst, CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(newestFirst.Select(row => WholeAsync(partition, row, cancellationToken)))).Reverse()];

    private async Task<Message> WholeAsync(string partition, TableEntity first, CancellationToken cancellationToken)
    {
        var number = MessageRow.NumberOf(first);
        var rest = await Task.WhenAll(Enumerable.Range(1, MessageRow.RestOf(first))
            .Select(part => messages.GetAsync(partition, TableKeys.Rest(number, part), cancellationToken)));
        return MessageRow.From(first, rest.OfType<TableEntity>());
    }
}
