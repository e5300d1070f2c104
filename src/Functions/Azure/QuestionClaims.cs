using Azure;
using Azure.Data.Tables;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>Which instance answers a question, noted with its name: who appends it claims it, and a reply ends the claim.</summary>
/// <param name="self">This instance.</param>
internal sealed class QuestionClaims(StorageTable messages, ConversationRows rows, string self)
{
    /// <param name="abandoned">Others' claims from this moment or before count no more.</param>
    public async Task<bool> ClaimAsync(
        string partition, MessageId question, DateTimeOffset now, DateTimeOffset abandoned, CancellationToken cancellationToken) =>
        await rows.ReadNameAsync(partition, question, cancellationToken) is { IsQuestion: true, Reply: null } name
        && !(name.AnsweredElsewhereSince(self) > abandoned)
        && await TryAsync(NameRow.ClaimedBy(partition, question, self, now), name.ETag, cancellationToken);

    /// <summary>Does nothing when the question is not claimed by this instance, or is answered.</summary>
    public async Task<bool> ReleaseAsync(string partition, MessageId question, CancellationToken cancellationToken) =>
        await rows.ReadNameAsync(partition, question, cancellationToken) is { IsQuestion: true } name
        && (name.Reply is null || name.Progress is not null)
        && name.Claimant == self
        && await TryAsync(NameRow.ClaimedBy(partition, question, "", name.ClaimedAt), name.ETag, cancellationToken);

    /// <returns>False when the name is no longer what it was.</returns>
    private async Task<bool> TryAsync(TableEntity claim, ETag tag, CancellationToken cancellationToken)
    {
        try
        {
            await messages.SubmitAsync([new TableTransactionAction(TableTransactionActionType.UpdateMerge, claim, tag)], cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false;
        }
    }
}
