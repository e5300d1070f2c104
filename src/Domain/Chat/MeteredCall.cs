using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
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

    private MeteredCall(IChatClient model, bool isOffline, AnswerLimit? limited, IUsageReservation? reservation, long reserved)
    {
        Model = model;
        IsOffline = isOffline;
        Limited = limited;
        _reservation = reservation;
        _reserved = reserved;
    }

    public IChatClient Model { get; }

    public bool IsOffline { get; }

    public AnswerLimit? Limited { get; }

    public ModelTries Tries { get; } = new();

    /// <param name="session">Null for a call that belongs to no conversation.</param>
    /// <exception cref="StorageException">Nobody knows what is left, so that nothing may be spent.</exception>
    public static async Task<MeteredCall> OpenAsync(
        TurnModels models, IUsageLedger ledger, SessionId? session, IEnumerable<ChatMessage> prompt, int maxOutputTokens)
    {
        if (!models.IsMetered)
        {
            return new MeteredCall(models.Configured, isOffline: true, null, null, 0);
        }

        // Not to be cancelled: a reservation whose answer nobody awaits would hold its tokens until it expires.
        var tokens = TokenEstimate.Of(prompt) + maxOutputTokens;
        var reservation = await ledger.ReserveAsync(session, tokens, CancellationToken.None);
        return reservation is null
            ? new MeteredCall(models.Offline, isOffline: true, AnswerLimit.Budget, null, 0)
            : new MeteredCall(models.Configured, isOffline: false, null, reservation, tokens);
    }

    /// <summary>What the model is told beside the prompt: as the visitor would like it, else as the persona's agent.yaml says, else as configured.</summary>
    /// <param name="model">One that the owner allows; null when the visitor named none. The offline model is the only one of its kind.</param>
    public ChatOptions Options(Persona persona, string? model, float? temperature, ChatLimits limits)
    {
        var options = new ChatOptions
        {
            ModelId = IsOffline ? null : model ?? persona.Agent.Model,
            Temperature = temperature ?? persona.Agent.Temperature ?? limits.Temperature,
            MaxOutputTokens = limits.MaxOutputTokens,
        };
        Tries.AttachTo(options);
        if (IsOffline)
        {
            // It reads the persona itself, and no other model is to hear of the name.
            options.AdditionalProperties![PersonaId.OptionKey] = persona.Id.Value;
        }

        return options;
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
