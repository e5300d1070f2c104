using System.Runtime.CompilerServices;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Models.Failures;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Models;

/// <summary>
/// What happens when a model fails, all of it. Until the first token, a fault that may pass is tried again, twice at most; then
/// the fallback is asked, once. From the first token on there is no second try: the visitor has read it. Every fault leaves as a
/// <see cref="ModelException"/>, and no wait outlasts the visitor's patience.
/// </summary>
internal sealed partial class GuardedChatClient(
    IChatClient inner, ModelOptions options, RetryPause pause, TimeProvider time, ILogger<GuardedChatClient> logger) : DelegatingChatClient(inner)
{
    private const int Retries = 2;

    // The fallback gets a third of the time to the first token, for a first model that hangs would else use up all of it.
    private const double ShareOfFirstModel = 2.0 / 3;

    private readonly ModelFaults _faults = new(options.Provider, time);
    private readonly TimeSpan _firstToken = TimeSpan.FromSeconds(Math.Min(options.FirstTokenTimeout, options.TurnTimeout));
    private readonly TimeSpan _nextToken = TimeSpan.FromSeconds(options.TokenTimeout);

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, chatOptions, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? chatOptions = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var turn = new CancellationTokenSource(TimeSpan.FromSeconds(options.TurnTimeout), time);
        var clock = new TurnClock(time, turn.Token, cancellationToken);
        var tries = ModelTries.Of(chatOptions);
        var plain = ModelTries.Without(chatOptions);
        await using var call = await OpenAsync(
            chatOptions?.ModelId ?? options.AnsweringModel,
            (model, patience) => CountAsync(tries, () => ModelCall.OpenAsync(
                ending => base.GetStreamingResponseAsync(messages, Asking(plain, model), ending),
                thrown => _faults.From(thrown, model), patience, clock)),
            cancellationToken);
        while (await call.NextAsync(_nextToken) is { } update)
        {
            yield return update;
        }
    }

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) && serviceKey is null && base.GetService(serviceType) is ChatClientMetadata known
            ? new ChatClientMetadata(options.Provider.Name, known.ProviderUri, known.DefaultModelId)
            : base.GetService(serviceType, serviceKey);

    private async Task<ModelCall> OpenAsync(string model, BeginCall begin, CancellationToken visitor)
    {
        var start = time.GetTimestamp();
        var fallback = options.FallbackModel == model ? null : options.FallbackModel;
        var (call, fault) = await TryAsync(
            left => begin(model, left), Retries, Deadline(start, fallback is null ? _firstToken : _firstToken * ShareOfFirstModel), visitor);
        if (fallback is not null && fault?.Remedy >= Remedy.AnotherModel)
        {
            LogFallback(model, fallback, fault.Reason);
            var billed = fault.MayBeBilled;
            (call, fault) = await TryAsync(left => begin(fallback, left), 0, Deadline(start, _firstToken), visitor);
            fault = fault is null ? null : fault with { MayBeBilled = fault.MayBeBilled || billed };
        }

        return call ?? throw fault!.ToException();
    }

    private static async Task<(ModelCall? Call, ModelFault? Fault)> CountAsync(ModelTries? tries, Func<Task<(ModelCall? Call, ModelFault? Fault)>> begin)
    {
        tries?.Begin();
        var (call, fault) = await begin();
        if (fault is { MayBeBilled: false })
        {
            tries?.WasFree();
        }

        return (call, fault);
    }

    /// <returns>The call that began to answer, or why none did.</returns>
    private async Task<(ModelCall? Call, ModelFault? Fault)> TryAsync(
        Func<TimeSpan, Task<(ModelCall? Call, ModelFault? Fault)>> begin, int retries, Func<TimeSpan> left, CancellationToken visitor)
    {
        var billed = false;
        for (var tried = 1; ; tried++)
        {
            var (call, fault) = await begin(left());
            if (fault is null)
            {
                return (call, null);
            }

            billed |= fault.MayBeBilled;
            var wait = pause.After(tried, fault.RetryAfter);
            if (fault.Remedy < Remedy.AnotherTry || tried > retries || wait >= left())
            {
                return (null, fault with { MayBeBilled = billed });
            }

            LogRetry(fault.Reason, wait.TotalSeconds);
            await Task.Delay(wait, time, visitor);
        }
    }

    /// <returns>How much is left of the time, from a start on.</returns>
    private Func<TimeSpan> Deadline(long start, TimeSpan span) => () =>
        span - time.GetElapsedTime(start) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private ChatOptions? Asking(ChatOptions? chatOptions, string model)
    {
        if (model == (chatOptions?.ModelId ?? options.AnsweringModel))
        {
            return chatOptions;
        }

        var asking = chatOptions?.Clone() ?? new ChatOptions();
        asking.ModelId = model;
        return asking;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The model failed and is tried again in {Seconds:0.0} s: {Reason}")]
    private partial void LogRetry(string reason, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Model} can't answer, {Fallback} is asked in its place: {Reason}")]
    private partial void LogFallback(string model, string fallback, string reason);

    private delegate Task<(ModelCall? Call, ModelFault? Fault)> BeginCall(string model, TimeSpan patience);
}
