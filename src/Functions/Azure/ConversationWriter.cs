using Azure;
using Azure.Data.Tables;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// Appends a message in one transaction: the conversation under its ETag, the message, its name and, for a reply, the name of its
/// question. Whoever loses a race against another instance looks again and takes the next number; in one instance the writers of a
/// conversation queue, so that they don't race at all.
/// </summary>
/// <param name="self">This instance, as claims name it.</param>
internal sealed partial class ConversationWriter(
    StorageTable messages, ConversationRows rows, ActivityTable activity, ConversationRemover remover, KnownConversations known,
    string self, IdFactory ids, TimeProvider time, ILogger logger)
{
    private readonly TurnGate _gate = new(time);

    /// <param name="replaced">The message whose place it takes; null for the next place.</param>
    public async Task<AppendOutcome> AppendAsync(SessionId session, Message message, MessageId? replaced, CancellationToken cancellationToken)
    {
        using var queued = await _gate.EnterAsync(session, Timeout.InfiniteTimeSpan, cancellationToken);
        var partition = TableKeys.Partition(session);
        var nonce = ids.NewMessage().Value;
        var isQuestion = message.Role == MessageRole.User;
        var seen = known.Find(partition);
        // A question of which nothing is known comes from a session made a moment ago: a turn reads any other one first. What is known of
        // whom the conversation is held with may be of one that was deleted since.
        var (outcome, row) = replaced is null && (isQuestion && (seen?.Persona ?? message.Persona) == message.Persona || (seen?.Asked is { IsInPlace: true } waiting && waiting.Id == message.InReplyTo))
            ? (null, seen)
            : await LookAsync(partition, message, replaced, nonce, cancellationToken);
        for (var attempt = 1; outcome is null; attempt++)
        {
            if (isQuestion && row is { IsDeleted: true })
            {
                await remover.FinishAsync(partition, cancellationToken);
                row = null;
            }

            var next = ConversationRow.With(row, message, nonce);
            if (await TryAsync(session, row, next, message, nonce, cancellationToken))
            {
                return AppendOutcome.Stored;
            }

            (outcome, var now) = await LookAsync(partition, message, replaced, nonce, cancellationToken);
            // Two entries of the list were meant for one conversation; which one is idle is known only now.
            if (row?.Listed != next.Listed && (now?.Listed == next.Listed ? row?.Listed : next.Listed) is { } idle)
            {
                await ForgetAsync(idle, cancellationToken);
            }

            row = now;
            if (outcome is null)
            {
                await Task.Delay(Pause(nonce, attempt), time, cancellationToken);
            }
        }

        return outcome.Value;
    }

    /// <returns>False when another writer was faster.</returns>
    private async Task<bool> TryAsync(
        SessionId session, ConversationRow? row, ConversationRow next, Message message, string nonce, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Partition(session);
        var moves = row?.Listed != next.Listed;
        if (moves)
        {
            await activity.AddAsync(next.Listed, session, next.Persona, cancellationToken);
        }

        try
        {
            var answers = await messages.SubmitAsync(Actions(partition, row, next, message, nonce), cancellationToken);
            known.Set(partition, answers[0].Headers.ETag is not { } tag ? null : next with
            {
                ETag = tag,
                Asked = message.Role == MessageRole.User && answers[1].Headers.ETag is { } name ? new AskedQuestion(message.Id, name, IsInPlace: true) : null,
            });
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
        {
            return false;
        }

        if (moves && row is not null)
        {
            await ForgetAsync(row.Listed, cancellationToken);
        }

        return true;
    }

    // The message is settled by now, whatever comes of this: the list passes an idle entry over, and it goes with its day.
    private async Task ForgetAsync(ActivityKey idle, CancellationToken cancellationToken)
    {
        try
        {
            await activity.RemoveAsync(idle, cancellationToken);
        }
        catch (Exception fault)
        {
            LogIdleEntry(fault);
        }
    }

    /// <summary>
    /// Tells what came of a message, for one after a transaction that failed. The answer to a transaction can be lost on its way, and the
    /// pipeline then sends it again: a message that stands there with our own nonce is stored.
    /// </summary>
    private async Task<(AppendOutcome? Outcome, ConversationRow? Row)> LookAsync(
        string partition, Message message, MessageId? replaced, string nonce, CancellationToken cancellationToken)
    {
        var isReply = message.Role == MessageRole.Assistant;
        var reading = rows.ReadAsync(partition, cancellationToken);
        var naming = rows.ReadNameAsync(partition, message.Id, cancellationToken);
        var asking = message.InReplyTo is { } question ? rows.ReadNameAsync(partition, question, cancellationToken) : Task.FromResult<NameRow?>(null);
        var replacing = replaced is { } earlier ? rows.ReadNameAsync(partition, earlier, cancellationToken) : Task.FromResult<NameRow?>(null);
        await Task.WhenAll(reading, naming, asking, replacing);

        var (row, name, asked, target) = (await reading, await naming, await asking, await replacing);
        // After the row was read, for the transaction fails when that changes meanwhile.
        var isReplaced = row is not null && (target ?? asked) is { } held && await rows.IsReplacedAsync(partition, row, held, cancellationToken);
        AppendOutcome? outcome = row switch
        {
            null or { IsDeleted: true } => isReply ? AppendOutcome.Gone : null,
            _ when !isReply && row.Persona != message.Persona => AppendOutcome.OtherPersona,
            _ when name is not null && (replaced != message.Id || name.Nonce == nonce) => name.Nonce == nonce ? AppendOutcome.Stored : AppendOutcome.Known,
            _ when isReply && (asked is null || (isReplaced && replaced is null)) => AppendOutcome.Gone,
            _ when asked?.AnsweredElsewhereSince(self) is not null => AppendOutcome.Known,
            _ when replaced is not null => target is null || isReplaced ? AppendOutcome.Known : null,
            _ => asked?.Reply is not null ? AppendOutcome.Known : null,
        };
        // Under this ETag a reply is stored without another look: whoever claims the question changes it.
        if (outcome is null && row is not null && asked is not null)
        {
            row = row with { Asked = new AskedQuestion(message.InReplyTo!.Value, asked.ETag, IsInPlace: true) };
        }

        known.Set(partition, row);
        return (outcome, row is null ? null : row with { ToReplace = target?.Position });
    }

    private List<TableTransactionAction> Actions(string partition, ConversationRow? row, ConversationRow next, Message message, string nonce)
    {
        var conversation = next.ToEntity(partition);
        var position = MessagePosition.Of(next, row?.ToReplace);
        List<TableTransactionAction> actions =
        [
            row is null
                ? new TableTransactionAction(TableTransactionActionType.Add, conversation)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, conversation, row.ETag),
            // The name of a question that is asked in other words is there already; the conversation's ETag guards it too.
            new TableTransactionAction(row?.ToReplace is null ? TableTransactionActionType.Add : TableTransactionActionType.UpsertReplace, NameRow.ToEntity(partition, position, message, nonce, self)),
            .. MessageRow.ToEntities(partition, position, message).Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)),
        ];
        if (row?.Asked is { } asked && asked.Id == message.InReplyTo)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.UpdateMerge, NameRow.AnsweredBy(partition, asked.Id, next.Count, message.Id), asked.Tag));
        }

        return actions;
    }

    // Writers that met once should not meet again: each waits a time of its own, the longer the oftener it lost.
    private static TimeSpan Pause(string nonce, int attempt) =>
        TimeSpan.FromMilliseconds(nonce[attempt % nonce.Length] % 16 * Math.Min(attempt, 8));

    [LoggerMessage(Level = LogLevel.Warning, Message = "An idle entry of the owner's list could not be removed; retention will")]
    private partial void LogIdleEntry(Exception fault);
}
