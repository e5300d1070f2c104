using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>POST /api/v1/chat/completions: one answer for a program that keeps the conversation itself.</summary>
internal sealed class CompletionFunction(
    CompletionRequestReader reader, Completion completion, CompletionStreaming streaming, OpenAIEntrance entrance, TimeProvider time)
{
    [Function("CreateCompletion"), Described<CompletionDescription>]
    public Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/chat/completions")] HttpRequest request, CancellationToken cancellationToken) =>
        entrance.RunAsync(request, async either =>
        {
            var call = await reader.ReadAsync(request, either);
            return call.Stream
                ? await streaming.StartAsync(call, request.HttpContext, cancellationToken)
                : await CompletionReply.CollectAsync(completion.RunAsync(call.Request, either), time.GetUtcNow(), request.HttpContext.Response);
        }, cancellationToken);
}
