using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Domain.Chat;

/// <summary>
/// One call to a model and its place in the budget: the configured model when tokens could be reserved for it, else the offline
/// one, which costs nothing.
/// </summary>
internal sealed class MeteredCall
{
    private readonly long _promptTokens;
    private IUsageReservation? _reservation;

    private MeteredCall(IChatClient model, AnswerLimit? limited, IUsageReservation? reservation, long promptTokens)
    {
        Model = model;
        Limited = limited;
        _reservation = reservation;
        _promptTokens = promptTokens;
    }

    public IChatClient Model { get; }

    public AnswerLimit? Limited { get; }

    /// <exception cref="StorageException">Nobody knows what is left, so that nothing may be spent.</exception>
    public static async Task<MeteredCall> OpenAsync(
        TurnModels models, IUsageLedger ledger, SessionId session, TurnOpening opening, int maxOutputTokens)
    {
        if (!models.IsMetered)
        {
            return new MeteredCall(models.Configured, null, null, 0);
        }

        // Not to be cancelled: a reservation whose answer nobody awaits would hold its tokens until it expires.
        var promptTokens = TokenEstimate.Of(opening.Prompt);
        var reservation = await ledger.ReserveAsync(session, promptTokens + maxOutputTokens, CancellationToken.None);
        return reservation is null
            ? new MeteredCall(models.Offline, AnswerLimit.Budget, null, 0)
            : new MeteredCall(models.Configured, null, reservation, promptTokens);
    }

    /// <summary>Books what the call used; once, however often it is called.</summary>
    /// <exception cref="StorageException">The ledger can't be written; the reservation expires by itself.</exception>
    public async Task SettleAsync(ModelStream stream)
    {
        if (Interlocked.Exchange(ref _reservation, null) is { } reservation)
        {
            await reservation.SettleAsync(Used(stream), CancellationToken.None);
        }
    }

    // A provider that was cut off reports nothing, and bills all the same: then our own estimate counts.
    private long Used(ModelStream stream) => stream switch
    {
        { Usage: { } reported } => reported.InputTokens + reported.OutputTokens,
        { MayBeBilled: false } => 0,
        _ => _promptTokens + TokenEstimate.Of(stream.Received),
    };
}
