using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Chat;

/// <summary>
/// Answers with events. The first one is awaited before anything is sent, so that a turn that can't begin is a plain problem
/// with its own status.
/// </summary>
internal sealed class ChatStreaming(LiveTurns turns, ChatLimits limits, TimeProvider time, ILogger<ChatStreamResult> logger)
{
    /// <param name="cancellationToken">The function's own token; it must outlive the reply, which is written after this returns.</param>
    public async Task<IResult> StartAsync(ChatRequest request, HttpContext context, CancellationToken cancellationToken)
    {
        var lifetime = StreamLifetime.Of(context, limits.Longest, time, cancellationToken);
        return await OpenAsync(turns.Start(request, lifetime.Token), lifetime, ApiResults.Problem);
    }

    /// <summary>As <see cref="StartAsync"/>, for someone who asks for whatever there is: a turn that comes to nothing is nothing.</summary>
    public async Task<IResult> ResumeAsync(SessionId session, HttpContext context, CancellationToken cancellationToken)
    {
        var lifetime = StreamLifetime.Of(context, limits.Longest, time, cancellationToken);
        return await turns.ResumeAsync(session, lifetime.Token) is { } events
            ? await OpenAsync(events, lifetime, _ => ApiResults.NoContent())
            : ApiResults.NoContent();
    }

    private async Task<IResult> OpenAsync(IAsyncEnumerator<ChatTurnEvent> events, CancellationTokenSource lifetime, Func<ApiProblem, IResult> refuse)
    {
        var stream = new ChatStreamResult(events, lifetime, time, logger);
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
