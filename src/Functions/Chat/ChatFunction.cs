using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using DigitalTwin.Functions.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Chat;

/// <summary>POST /api/chat: one turn, answered as JSON or as an event stream. It goes on when the visitor leaves.</summary>
internal sealed class ChatFunction(ChatRequestReader reader, RateLimits limits, LiveTurns turns, ChatStreaming streaming, ApiBoundary boundary)
{
    [Function("Chat"), Described<ChatDescription>]
    public Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "chat")] HttpRequest request, CancellationToken cancellationToken) =>
        boundary.RunAsync(request, async either =>
        {
            var call = await reader.ReadAsync(request, either);
            if (limits.TakeFor(call.Request.Session) is { } refusal)
            {
                return ApiResults.Problem(refusal);
            }

            return call.Stream
                ? await streaming.StartAsync(call.Request, request.HttpContext, cancellationToken)
                : await ChatReply.CollectAsync(turns.Start(call.Request, either), request.HttpContext.Response);
        }, cancellationToken);
}
