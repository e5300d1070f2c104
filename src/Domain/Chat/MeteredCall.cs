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
    private readonly IUsageReservation? _reservation;
    private readonly long _reserved;
    private bool _isSettled;

    private MeteredCall(IChatClient model, AnswerLimit? limited, IUsageReservation? reservation, long reserved)
    {
        Model = model;
        Limited = limited;
        _reservation = reservation;
        _reserved = reserved;
    }

    public IChatClient Model { get; }

    public AnswerLimit? Limited { get; }

    public ModelTries Tries { get; } = new();

    /// <exception cref="StorageException">Nobody knows what is left, so that nothing may be spent.</exception>
    public static async Task<MeteredCall> OpenAsync(
        TurnModels models, IUsageLedger ledger, SessionId session, TurnOpening opening, int maxOutputTokens)
    {
        if (!models.IsMetered)
        {
            return new MeteredCall(models.Configured, null, null, 0);
        }

        // Not to be cancelled: a reservation whose answer nobody awaits would hold its tokens until it expires.
        var tokens = TokenEstimate.Of(opening.Prompt) + maxOutputTokens;
        var reservation = await ledger.ReserveAsync(session, tokens, CancellationToken.None);
        return reservation is null
            ? new MeteredCall(models.Offline, AnswerLimit.Budget, null, 0)
            : new MeteredCall(models.Configured, null, reservation, tokens);
    }

    /// <summary>Books what the turn used; once, and again only after a fault.</summary>
    /// <exception cref="StorageException">The ledger can't be written; it may be tried again.</exception>
    public async Task SettleAsync(ModelStream stream)
    {
        if (_reservation is { } reservation && !_isSettled)
        {
            await reservation.SettleAsync(Used(stream), CancellationToken.None);
            _isSettled = true;
        }
    }

    // Whatever was called and doesn't say what it used may have used all that it was given: hidden reasoning is billed too.
    private long Used(ModelStream stream)
    {
        var calls = Math.Max(Tries.Count, stream.MayBeBilled ? 1 : 0);
        return stream.Usage is { } last ? (_reserved * (calls - 1)) + last.InputTokens + last.OutputTokens : _reserved * calls;
    }
}
