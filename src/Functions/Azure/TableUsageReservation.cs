using System.Collections.Immutable;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Azure;

/// <summary>A hold in a day's accounts and in a conversation's, which are asked at the same time.</summary>
/// <param name="partition">The conversation's; null when there is none, and the day's accounts are all.</param>
internal sealed class TableUsageReservation(
    UsageDay day, ConversationAccounts conversations, string? partition, UsageHold hold, StorageCalls calls) : IUsageReservation
{
    private ImmutableArray<UsagePart>? _inDay;
    private bool _isInConversation;

    /// <returns>False when either has not that many tokens left; nothing is set aside then.</returns>
    public async Task<bool> TryMakeAsync()
    {
        try
        {
            if (await calls.RunAsync(StorageCalls.Turn, MakeBothAsync, CancellationToken.None))
            {
                return true;
            }
        }
        catch (StorageException)
        {
            await GiveBackAsync();
            throw;
        }

        await SettleAsync(0, CancellationToken.None);
        return false;
    }

    /// <summary>Cancellation comes too late once it has begun: what was used must be booked.</summary>
    public async ValueTask SettleAsync(long used, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(used);
        cancellationToken.ThrowIfCancellationRequested();
        await calls.RunAsync(StorageCalls.Turn, either => SettleBothAsync(used, either), CancellationToken.None);
    }

    private async Task<bool> MakeBothAsync(CancellationToken cancellationToken)
    {
        var inDay = ReserveInDayAsync(cancellationToken);
        if (day.IsSpent && !await inDay)
        {
            return false;
        }

        await Task.WhenAll(inDay, ReserveInConversationAsync(cancellationToken));
        return _inDay is not null && (_isInConversation || partition is null);
    }

    private async Task<bool> ReserveInDayAsync(CancellationToken cancellationToken) =>
        (_inDay = await day.ReserveAsync(hold, cancellationToken)) is not null;

    private async Task ReserveInConversationAsync(CancellationToken cancellationToken) =>
        _isInConversation = partition is not null && await conversations.ReserveAsync(partition, hold, cancellationToken);

    private async Task<bool> SettleBothAsync(long used, CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            _inDay is { } parts ? day.SettleAsync(parts, hold.Id, used, cancellationToken) : Task.CompletedTask,
            _isInConversation ? conversations.SettleAsync(partition!, hold.Id, used, cancellationToken) : Task.CompletedTask);
        return true;
    }

    // What is not given back now expires.
    private async Task GiveBackAsync()
    {
        try
        {
            await SettleAsync(0, CancellationToken.None);
        }
        catch (StorageException)
        {
            // The first fault is the one to tell.
        }
    }
}
