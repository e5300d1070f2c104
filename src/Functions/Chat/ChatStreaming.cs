using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Chat;

/// <summary>
/// Answers with events. The first one is awaited before anything is sent, so that a turn that can't begin is a plain problem
/// with its own status.
/// </summary>
internal sealed class ChatStreaming(ChatTurn turn, TimeProvider time, ILogger<ChatStreamResult> logger)
{
    /// <param name="cancellationToken">The function's own token; it must outlive the reply, which is written after this returns.</param>
    public async Task<IResult> StartAsync(ChatRequest request, HttpContext context, CancellationToken cancellationToken)
    {
        var lifetime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.RequestAborted);
        var events = turn.RunAsync(request, lifetime.Token).GetAsyncEnumerator(lifetime.Token);
        var stream = new ChatStreamResult(events, lifetime, time, logger);
        try
        {
            await events.MoveNextAsync();
            if (events.Current is not ChatTurnEvent.Failed failed)
            {
                return ApiResults.Stream(stream);
            }

            await stream.DisposeAsync();
            return ApiResults.Problem(ChatProblems.From(failed.Problem));
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
