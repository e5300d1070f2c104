using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>
/// Answers with chunks. The first words are awaited before anything is sent, so that a model that can't answer is an error with its
/// own status, on which clients try again by themselves.
/// </summary>
internal sealed class CompletionStreaming(Completion completion, ChatLimits limits, TimeProvider time, ILogger<CompletionStream> logger)
{
    // For the storage, before the model is asked.
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(30);

    /// <param name="cancellationToken">The function's own token; it must outlive the reply, which is written after this returns.</param>
    public async Task<IResult> StartAsync(CompletionCall call, HttpContext context, CancellationToken cancellationToken)
    {
        // The call ends by itself; this is for a reader who takes nothing more.
        var deadline = new CancellationTokenSource(limits.TurnTimeout + Before, time);
        context.Response.RegisterForDispose(deadline);
        var lifetime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.RequestAborted, deadline.Token);
        var events = completion.RunAsync(call.Request, lifetime.Token).GetAsyncEnumerator(lifetime.Token);
        var stream = new CompletionStream(events, call.IncludeUsage, lifetime, time, logger);
        try
        {
            if (await stream.BeginAsync() is not { } failed)
            {
                return ApiResults.Stream(stream);
            }

            await stream.DisposeAsync();
            return OpenAIError.Show(failed);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }
}
