using Azure;
using Azure.Data.Tables;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// Removes conversations. A short one goes in one transaction. A long one is first marked, from when on nobody finds it, and then
/// taken away 99 rows at a time; each transaction renews the mark under its ETag, so that it fails as soon as someone else has
/// finished and the conversation was opened anew. The mark goes last.
/// </summary>
internal sealed class ConversationRemover(StorageTable messages, ActivityTable activity, KnownConversations known)
{
    private const int RowsPerTransaction = 100;
    private static readonly string[] AllButTheText =
        ["PartitionKey", "RowKey", "Timestamp", "Count", "Places", "Title", "CreatedAt", "UpdatedAt", "Day", "Entry", "Persona", "IsDeleted"];

    /// <param name="quietSince">Leaves a conversation alone that has had a message since; null removes it in any case.</param>
    /// <returns>What it was; null when there was none, or none to be removed.</returns>
    public async Task<ConversationRow?> RemoveAsync(string partition, DateTimeOffset? quietSince, CancellationToken cancellationToken)
    {
        ConversationRow? tried = null;
        while (true)
        {
            known.Forget(partition);
            var (conversation, page) = await FirstRowsAsync(partition, cancellationToken);
            if (tried is not null && conversation?.Listed != tried.Listed)
            {
                // Gone all the same: by a transaction of ours whose answer was lost, or by someone else's.
                await activity.RemoveAsync(tried.Listed, cancellationToken);
            }

            if (page is [{ RowKey: TableKeys.Usage }])
            {
                // Of a turn that never came to open its conversation.
                await messages.RemoveAsync(partition, TableKeys.Usage, cancellationToken);
            }

            if (conversation is null || (!conversation.IsDeleted && conversation.UpdatedAt >= quietSince))
            {
                return conversation is null ? tried : null;
            }

            tried = conversation;
            if (await (IsWhole(page) && !conversation.IsDeleted
                ? TryAsync(Last(page, conversation), cancellationToken)
                : TryLongAsync(partition, conversation, cancellationToken)))
            {
                await activity.RemoveAsync(conversation.Listed, cancellationToken);
                return conversation;
            }
        }
    }

    /// <summary>Takes away what is left of a conversation that is marked as deleted; leaves any other alone.</summary>
    public async Task FinishAsync(string partition, CancellationToken cancellationToken)
    {
        while (await FirstRowsAsync(partition, cancellationToken) is { Conversation: { IsDeleted: true } mark, Page: var page })
        {
            if (IsWhole(page))
            {
                // Whether it was this transaction that took it away, or one whose answer was lost.
                await TryAsync(Last(page, mark), cancellationToken);
                await activity.RemoveAsync(mark.Listed, cancellationToken);
            }
            else
            {
                await TryAsync([Renewed(page[0], mark), .. page[1..RowsPerTransaction].Select(Removed)], cancellationToken);
            }
        }

        await activity.ForgetDeletionAsync(partition, cancellationToken);
    }

    private async Task<bool> TryLongAsync(string partition, ConversationRow conversation, CancellationToken cancellationToken)
    {
        if (!conversation.IsDeleted)
        {
            await activity.NoteDeletionAsync(partition, cancellationToken);
            var mark = (conversation with { IsDeleted = true }).ToEntity(partition);
            if (!await TryAsync([new TableTransactionAction(TableTransactionActionType.UpdateReplace, mark, conversation.ETag)], cancellationToken))
            {
                return false;
            }
        }

        await FinishAsync(partition, cancellationToken);
        return true;
    }

    // One more than a transaction holds, to see whether that would be all.
    private async Task<(ConversationRow? Conversation, List<TableEntity> Page)> FirstRowsAsync(string partition, CancellationToken cancellationToken)
    {
        var page = await messages.TakeAsync(RowsPerTransaction + 1, $"PartitionKey eq {partition}", cancellationToken, AllButTheText);
        return page is [{ RowKey: TableKeys.Conversation } first, ..] ? (ConversationRow.From(first), page) : (null, page);
    }

    private static bool IsWhole(List<TableEntity> page) => page.Count <= RowsPerTransaction;

    private static List<TableTransactionAction> Last(List<TableEntity> page, ConversationRow conversation) =>
        [new TableTransactionAction(TableTransactionActionType.Delete, page[0], conversation.ETag), .. page.Skip(1).Select(Removed)];

    private static TableTransactionAction Removed(TableEntity row) => new(TableTransactionActionType.Delete, row, ETag.All);

    private static TableTransactionAction Renewed(TableEntity row, ConversationRow mark) =>
        new(TableTransactionActionType.UpdateMerge, new TableEntity(row.PartitionKey, row.RowKey) { ["IsDeleted"] = true }, mark.ETag);

    /// <returns>False when the conversation is no longer what it was.</returns>
    private async Task<bool> TryAsync(List<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await messages.SubmitAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            return false;
        }
    }
}
