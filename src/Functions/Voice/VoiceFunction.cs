using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using DigitalTwin.Functions.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Voice;

/// <summary>POST /api/voice: one turn that is heard and spoken, answered as JSON or as an event stream. It goes on when the visitor leaves.</summary>
internal sealed class VoiceFunction(VoiceRequestReader reader, RateLimits limits, VoiceStreaming streaming, ApiBoundary boundary)
{
    [Function("Voice"), Described<VoiceDescription>]
    public Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "voice")] HttpRequest request, CancellationToken cancellationToken) =>
        boundary.RunAsync(request, async either =>
        {
            if (!streaming.IsConfigured)
            {
                return ApiResults.Problem(VoiceProblems.NotConfigured);
            }

            // The recording is out of reach here, so that its memory is free while the answer is spoken.
            return await await ListenAsync(request, either, cancellationToken);
        }, cancellationToken);

    /// <returns>When it was listened to: what answers it.</returns>
    private async Task<Task<IResult>> ListenAsync(HttpRequest request, CancellationToken either, CancellationToken cancellationToken)
    {
        using var call = await reader.ReadAsync(request, either);
        if (limits.TakeFor(call.Request.Session) is { } refusal)
        {
            return Task.FromResult(ApiResults.Problem(refusal));
        }

        return call.Stream
            ? Task.FromResult(await streaming.StartAsync(call.Request, request.HttpContext, cancellationToken))
            : await streaming.CollectAsync(call, request.HttpContext, either);
    }
}
