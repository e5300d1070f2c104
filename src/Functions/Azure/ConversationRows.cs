using System.Collections.Immutable;
using Azure.Data.Tables;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>Reads the table <c>messages</c>.</summary>
/// <param name="self">This instance, as claims name it.</param>
internal sealed class ConversationRows(StorageTable messages, string self)
{
    /// <summary>Null when there is no such conversation; one that is being deleted is returned, and marked so.</summary>
    public async Task<ConversationRow?> ReadAsync(string partition, CancellationToken cancellationToken) =>
        await messages.GetAsync(partition, TableKeys.Conversation, cancellationToken) is { } entity ? ConversationRow.From(entity) : null;

    /// <summary>The conversation and its newest messages, oldest first, in one call: they are the partition's first rows.</summary>
    public async Task<(ConversationRow? Conversation, ImmutableArray<Message> Messages)> ReadWindowAsync(
        string partition, int limit, CancellationToken cancellationToken)
    {
        var rows = await messages.TakeAsync(
            limit + 1, $"PartitionKey eq {partition} and RowKey lt {TableKeys.EndOfMessages}", cancellationToken);
        return rows is [{ RowKey: TableKeys.Conversation } first, .. var newestFirst]
            ? (ConversationRow.From(first), await MessagesAsync(partition, newestFirst, cancellationToken))
            : (null, []);
    }

    /// <summary>The messages before the one of this number, oldest first.</summary>
    public async Task<ImmutableArray<Message>> ReadBeforeAsync(string partition, int limit, int number, CancellationToken cancellationToken)
    {
        var newestFirst = await messages.TakeAsync(
            limit,
            $"PartitionKey eq {partition} and RowKey gt {TableKeys.Message(number)} and RowKey lt {TableKeys.EndOfMessages}",
            cancellationToken);
        return await MessagesAsync(partition, newestFirst, cancellationToken);
    }

    public async Task<NameRow?> ReadNameAsync(string partition, MessageId id, CancellationToken cancellationToken) =>
        await messages.GetAsync(partition, TableKeys.Name(id), cancellationToken) is { } entity ? NameRow.From(entity) : null;

    /// <summary>Null for an id that no question of the conversation has.</summary>
    public async Task<StoredTurn?> ReadTurnAsync(string partition, MessageId question, CancellationToken cancellationToken)
    {
        if (await ReadNameAsync(partition, question, cancellationToken) is not { IsQuestion: true } name)
        {
            return null;
        }

        var asked = MessageAsync(partition, name.Number, cancellationToken);
        var answered = name.Reply is { } reply ? MessageAsync(partition, reply, cancellationToken) : Task.FromResult<Message?>(null);
        await Task.WhenAll(asked, answered);
        return await asked is { } message
            ? new StoredTurn(message, await answered) { AnsweredElsewhereSince = name.AnsweredElsewhereSince(self) }
            : null;
    }

    private async Task<Message?> MessageAsync(string partition, int number, CancellationToken cancellationToken) =>
        await messages.GetAsync(partition, TableKeys.Message(number), cancellationToken) is { } row
            ? await WholeAsync(partition, row, cancellationToken)
            : null;

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
