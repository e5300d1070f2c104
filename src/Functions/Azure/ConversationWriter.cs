using System.Globalization;
using Azure;
using Azure.Data.Tables;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// Appends a message in one transaction: the conversation under its ETag, the message, its name and, for a reply, the name of its
/// question. Whoever loses a race against another instance looks again and takes the next number; in one instance the writers of a
/// conversation queue, so that they don't race at all.
/// </summary>
internal sealed class ConversationWriter(
    StorageTable messages, ConversationRows rows, ActivityTable activity, ConversationRemover remover, KnownConversations known, IdFactory ids, TimeProvider time)
{
    private readonly SemaphoreSlim[] _lanes = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<AppendOutcome> AppendAsync(SessionId session, Message message, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Partition(session);
        var lane = _lanes[byte.Parse(partition.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)];
        await lane.WaitAsync(cancellationToken);
        try
        {
            return await AppendAsync(session, partition, message, cancellationToken);
        }
        finally
        {
            lane.Release();
        }
    }

    private async Task<AppendOutcome> AppendAsync(SessionId session, string partition, Message message, CancellationToken cancellationToken)
    {
        var nonce = ids.NewMessage().Value;
        // A question of which nothing is known comes from a session made a moment ago: a turn reads any other one first.
        var row = known.TryGet(partition, out var seen) || message.Role == MessageRole.User ? seen : await rows.ReadAsync(partition, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            if (row is { IsDeleted: true } && message.Role == MessageRole.User)
            {
                await remover.FinishAsync(partition, cancellationToken);
                row = null;
            }

            // What this process remembers is no reason to turn a reply away; that is read anew below.
            var next = ConversationRow.With(row, message, nonce);
            var mayStand = message.Role == MessageRole.User || row is { IsDeleted: false };
            if (mayStand && await TryAsync(session, row, next, message, nonce, cancellationToken))
            {
                return AppendOutcome.Stored;
            }

            var (outcome, now) = await LookAgainAsync(partition, message, nonce, cancellationToken);
            // Two entries of the list were meant for one conversation; which one is idle is known only now.
            if (mayStand && row?.Listed != next.Listed && (now?.Listed == next.Listed ? row?.Listed : next.Listed) is { } idle)
            {
                await activity.RemoveAsync(idle, cancellationToken);
            }

            if (outcome is { } decided)
            {
                return decided;
            }

            row = now;
            await Task.Delay(Pause(nonce, attempt), time, cancellationToken);
        }
    }

    /// <returns>False when another writer was faster.</returns>
    private async Task<bool> TryAsync(
        SessionId session, ConversationRow? row, ConversationRow next, Message message, string nonce, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Partition(session);
        var moves = row?.Listed != next.Listed;
        if (moves)
        {
            await activity.AddAsync(next.Listed, session, cancellationToken);
        }

        try
        {
            var answers = await messages.SubmitAsync(Actions(partition, row, next, message, nonce), cancellationToken);
            known.Set(partition, next with { ETag = answers[0].Headers.ETag ?? default });
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
        {
            return false;
        }

        if (moves && row is not null)
        {
            await activity.RemoveAsync(row.Listed, cancellationToken);
        }

        return true;
    }

    /// <summary>
    /// Tells after a transaction that failed what came of the message. The answer to a transaction can be lost on its way, and the
    /// pipeline then sends it again: a message that stands there with our own nonce is stored.
    /// </summary>
    private async Task<(AppendOutcome? Outcome, ConversationRow? Row)> LookAgainAsync(
        string partition, Message message, string nonce, CancellationToken cancellationToken)
    {
        var isReply = message.Role == MessageRole.Assistant;
        var reading = rows.ReadAsync(partition, cancellationToken);
        var naming = rows.ReadNameAsync(partition, message.Id, cancellationToken);
        var asking = message.InReplyTo is { } question ? rows.ReadNameAsync(partition, question, cancellationToken) : Task.FromResult<NameRow?>(null);
        await Task.WhenAll(reading, naming, asking);

        var (row, name) = (await reading, await naming);
        AppendOutcome? outcome = row switch
        {
            null or { IsDeleted: true } => isReply ? AppendOutcome.Gone : null,
            _ when name is not null => name.Nonce == nonce ? AppendOutcome.Stored : AppendOutcome.Known,
            _ => isReply && await asking is null ? AppendOutcome.Gone : null,
        };
        if (row is { IsDeleted: true })
        {
            known.Forget(partition);
        }
        else
        {
            known.Set(partition, row);
        }

        return (outcome, row);
    }

    private static List<TableTransactionAction> Actions(string partition, ConversationRow? row, ConversationRow next, Message message, string nonce)
    {
        var conversation = next.ToEntity(partition);
        List<TableTransactionAction> actions =
        [
            row is null
                ? new TableTransactionAction(TableTransactionActionType.Add, conversation)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, conversation, row.ETag),
            new TableTransactionAction(TableTransactionActionType.Add, NameRow.ToEntity(partition, next.Count, message, nonce)),
            .. MessageRow.ToEntities(partition, next.Count, message).Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)),
        ];
        if (message.InReplyTo is { } question)
        {
            actions.Add(new TableTransactionAction(
                TableTransactionActionType.UpdateMerge, NameRow.AnsweredBy(partition, question, next.Count), ETag.All));
        }

        return actions;
    }

    // Writers that met once should not meet again: each waits a time of its own, the longer the oftener it lost.
    private static TimeSpan Pause(string nonce, int attempt) =>
        TimeSpan.FromMilliseconds(nonce[attempt % nonce.Length] % 16 * Math.Min(attempt, 8));
}
