using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Voice;
using DigitalTwin.Functions.Http;
using DigitalTwin.Functions.Personas;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Voice;

/// <summary>
/// Answers with events or with one object. Both wait until the recording was listened to and the turn has begun, so that what can't
/// begin is a plain problem with its own status.
/// </summary>
/// <param name="turns">Made when somebody speaks: nothing of it is loaded before.</param>
/// <param name="offer">None where no speech is configured.</param>
internal sealed class VoiceStreaming(
    Lazy<VoiceTurn> turns, IEnumerable<VoiceOffer> offer, ChatLimits limits, TimeProvider time, ILogger<VoiceStreamResult> logger)
{
    // Of listening, which comes before all that a turn does.
    private static readonly TimeSpan Listening = TimeSpan.FromSeconds(30);

    public bool IsConfigured { get; } = offer.Any();

    /// <returns>When it was listened to, and the recording given back: what collects the answer.</returns>
    public async Task<Task<IResult>> CollectAsync(VoiceCall call, HttpContext context, CancellationToken cancellationToken)
    {
        var (events, problem) = await turns.Value.BeginAsync(call.Request, cancellationToken);
        call.Dispose();
        return events is null ? Task.FromResult(ApiResults.Problem(VoiceProblems.From(problem!))) : VoiceReply.CollectAsync(events, context.Response);
    }

    /// <param name="cancellationToken">The function's own token; it must outlive the reply, which is written after this returns.</param>
    public async Task<IResult> StartAsync(VoiceRequest request, HttpContext context, CancellationToken cancellationToken)
    {
        var lifetime = StreamLifetime.Of(context, limits.Longest + Listening, time, cancellationToken);
        var (events, problem) = await turns.Value.BeginAsync(request, lifetime.Token);
        return events is null
            ? ApiResults.Problem(VoiceProblems.From(problem!))
            : ApiResults.Stream(new VoiceStreamResult(events, lifetime, time, logger));
    }
}
