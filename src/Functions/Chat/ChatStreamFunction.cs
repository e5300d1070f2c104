using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Chat;

/// <summary>
/// GET and DELETE /api/chat/{session_id}/stream: the reply that is being written, for whoever holds the id, which is the key. An unknown
/// conversation is one in which nothing is being written.
/// </summary>
internal sealed class ChatStreamFunction(LiveTurns turns, ChatStreaming streaming, ApiBoundary boundary)
{
    [Function("ResumeChat"), Described<ResumeDescription>]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "chat/{session_id}/stream")] HttpRequest request,
        string session_id,
        CancellationToken cancellationToken) =>
        boundary.RunAsync(
            request, _ => streaming.ResumeAsync(IdParameters.Session(session_id), request.HttpContext, cancellationToken), cancellationToken);

    [Function("StopChat"), Described<StopDescription>]
    public Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "chat/{session_id}/stream")] HttpRequest request,
        string session_id,
        CancellationToken cancellationToken) =>
        boundary.RunAsync(request, async either =>
        {
            MessageId? message = QueryParameters.Text(request, "message_id") is { } id ? IdParameters.Message(id, "message_id") : null;
            await turns.StopAsync(IdParameters.Session(session_id), message, either);
            return ApiResults.NoContent();
        }, cancellationToken);
}
