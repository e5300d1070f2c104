using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Chat;

/// <summary>
/// Answers with events. The first one is awaited before anything is sent, so that a turn that can't begin is a plain problem
/// with its own status.
/// </summary>
internal sealed class ChatStreaming(LiveTurns turns, TimeProvider time, ILogger<ChatStreamResult> logger)
{
    /// <param name="cancellationToken">The function's own token; it must outlive the reply, which is written after this returns.</param>
    public Task<IResult> StartAsync(LiveTurn turn, HttpContext context, CancellationToken cancellationToken) =>
        OpenAsync(turn, context, ApiResults.Problem, cancellationToken);

    /// <summary>As <see cref="StartAsync"/>, for someone who asked for whatever there is: a turn that comes to nothing is nothing.</summary>
    public Task<IResult> ResumeAsync(LiveTurn turn, HttpContext context, CancellationToken cancellationToken) =>
        OpenAsync(turn, context, _ => ApiResults.NoContent(), cancellationToken);

    private async Task<IResult> OpenAsync(LiveTurn turn, HttpContext context, Func<ApiProblem, IResult> refuse, CancellationToken cancellationToken)
    {
        // The turn ends by itself; this is for a reader who takes nothing more.
        var deadline = new CancellationTokenSource(turns.Longest, time);
        context.Response.RegisterForDispose(deadline);
        var lifetime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.RequestAborted, deadline.Token);
        var stream = new ChatStreamResult(turn.Listen(lifetime.Token), lifetime, time, logger);
        try
        {
            if (await stream.BeginAsync() is not { } failed)
            {
                return ApiResults.Stream(stream);
            }

            await stream.DisposeAsync();
            return refuse(failed);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
