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
    private bool _isAsked;

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

    /// <param name="session">Null for a call that belongs to no conversation.</param>
    /// <exception cref="StorageException">Nobody knows what is left, so that nothing may be spent.</exception>
    public static async Task<MeteredCall> OpenAsync(
        TurnModels models, IUsageLedger ledger, SessionId? session, IEnumerable<ChatMessage> prompt, int maxOutputTokens)
    {
        if (!models.IsMetered)
        {
            return new MeteredCall(models.Configured, null, null, 0);
        }

        // Not to be cancelled: a reservation whose answer nobody awaits would hold its tokens until it expires.
        var tokens = TokenEstimate.Of(prompt) + maxOutputTokens;
        var reservation = await ledger.ReserveAsync(session, tokens, CancellationToken.None);
        return reservation is null
            ? new MeteredCall(models.Offline, AnswerLimit.Budget, null, 0)
            : new MeteredCall(models.Configured, null, reservation, tokens);
    }

    /// <summary>
    /// Books what the call used; once, however often it is asked for, and again only after a fault. Who waits for it waits for the first
    /// try: a process that ends before a later one leaves the reservation to expire.
    /// </summary>
    /// <param name="log">Takes the fault of each try.</param>
    public async Task SettleAsync(ModelStream stream, TimeProvider time, Action<StorageException> log)
    {
        if (_isAsked)
        {
            return;
        }

        _isAsked = true;
        if (_reservation is { } reservation)
        {
            await Booking.SettleAsync(reservation, Used(stream), time, log);
        }
    }

    // Whatever was called and doesn't say what it used may have used all that it was given: hidden reasoning is billed too.
    private long Used(ModelStream stream)
    {
        var calls = Math.Max(Tries.Count, stream.MayBeBilled ? 1 : 0);
        return stream.Usage is { } last ? (_reserved * (calls - 1)) + last.InputTokens + last.OutputTokens : _reserved * calls;
    }
}
