using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Chat;

/// <summary>
/// Answers with events. The first one is awaited before anything is sent, so that a turn that can't begin is a plain problem
/// with its own status.
/// </summary>
internal sealed class ChatStreaming(ChatTurn turn, ChatLimits limits, TimeProvider time, ILogger<ChatStreamResult> logger)
{
    // What comes before the model is asked: the turn before it, another instance's answer, the storage.
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(30);

    /// <param name="cancellationToken">The function's own token; it must outlive the reply, which is written after this returns.</param>
    public async Task<IResult> StartAsync(ChatRequest request, HttpContext context, CancellationToken cancellationToken)
    {
        // Also a reader who takes nothing more comes to an end, before what is set aside for the turn is given to others.
        var deadline = new CancellationTokenSource(limits.TurnTimeout + Before, time);
        context.Response.RegisterForDispose(deadline);
        var lifetime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.RequestAborted, deadline.Token);
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
