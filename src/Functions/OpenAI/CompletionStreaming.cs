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
    /// <param name="cancellationToken">The function's own token; it must outlive the reply, which is written after this returns.</param>
    public async Task<IResult> StartAsync(CompletionCall call, HttpContext context, CancellationToken cancellationToken)
    {
        var lifetime = StreamLifetime.Of(context, limits.Longest, time, cancellationToken);
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
