using Azure;
using Azure.Data.Tables;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// How far replies have come, kept with the name of the question, whose ETag tells a writer that someone asked it to stop or took over.
/// </summary>
/// <param name="self">This instance.</param>
internal sealed class ReplyNotesTable(StorageTable messages, ConversationRows rows, KnownConversations known, string self)
{
    // What a property holds. Of a longer reply nobody elsewhere hears more until it is stored.
    private const int MostCharacters = 32_000;

    /// <returns>False when there is no point in going on.</returns>
    public async Task<bool> NoteAsync(
        string partition, MessageId question, ReplyProgress progress, bool takesOver, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var note = NameRow.Noted(partition, question, progress with { Text = Start(progress.Text) }, takesOver, self, now);
        if (!takesOver && known.Find(partition)?.Asked is { } asked && asked.Id == question
            && await TryAsync(partition, question, note, asked.Tag, cancellationToken))
        {
            return true;
        }

        // Each time round someone else has written something, which says whether to go on.
        while (await rows.ReadNameAsync(partition, question, cancellationToken) is { IsQuestion: true } name && MayGoOn(name, progress, takesOver))
        {
            if (await TryAsync(partition, question, note, name.ETag, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Asks whoever answers the question to stop.</summary>
    public async Task<bool> StopAsync(string partition, MessageId question, CancellationToken cancellationToken) =>
        await rows.ReadNameAsync(partition, question, cancellationToken) is { } name
        && name.AnsweredElsewhereSince(self) is not null
        && await TryAsync(partition, question, NameRow.Stopped(partition, question), ETag.All, cancellationToken);

    private bool MayGoOn(NameRow name, ReplyProgress progress, bool takesOver)
    {
        var isInTime = name.Reply is null ? progress.Replaces is null : (name.ReplyId ?? progress.Replaces?.Value) == progress.Replaces?.Value;
        return isInTime && (takesOver || (name.Claimant == self && !name.MustStop));
    }

    private async Task<bool> TryAsync(string partition, MessageId question, TableEntity change, ETag seen, CancellationToken cancellationToken)
    {
        try
        {
            var answers = await messages.SubmitAsync([new TableTransactionAction(TableTransactionActionType.UpdateMerge, change, seen)], cancellationToken);
            if (known.Find(partition) is { } row && answers[0].Headers.ETag is { } tag)
            {
                var isInPlace = !row.HasReplacements || (row.Asked is { IsInPlace: true } asked && asked.Id == question);
                known.Set(partition, row with { Asked = new AskedQuestion(question, tag, isInPlace) });
            }

            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false;
        }
    }

    private static string Start(string text) => text.Length <= MostCharacters ? text
        : text[..(char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)];
}
