using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>Writes a completion as chunks. Owns its events and their lifetime: a caller who leaves ends the call to the model.</summary>
internal sealed partial class CompletionStream(
    IAsyncEnumerator<CompletionEvent> events, bool includeUsage, CancellationTokenSource lifetime, TimeProvider time, ILogger<CompletionStream> logger)
    : IResult, IAsyncDisposable
{
    private Task<bool> _next = Task.FromResult(true);

    /// <summary>Waits for the first event. Null, or the problem that there is in place of a reply.</summary>
    public async Task<ApiProblem?> BeginAsync()
    {
        await events.MoveNextAsync();
        return events.Current is CompletionEvent.Failed failed ? CompletionProblems.From(failed.Problem) : null;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var stream = new ServerSentEvents(httpContext.Response);
        var started = (CompletionEvent.Started)events.Current;
        LimitedAnswer.Mark(httpContext.Response, started.Limited);
        stream.Begin();
        try
        {
            await PumpAsync(stream, new ChunkEncoder(started, time.GetUtcNow(), includeUsage));
        }
        catch (OperationCanceledException) when (lifetime.IsCancellationRequested)
        {
            // The caller left; the model is hung up on, and what it cost is booked.
        }
        catch (Exception fault) when (!lifetime.IsCancellationRequested)
        {
            LogFault(fault);
            await FailAsync(stream, ApiProblem.Internal());
        }
        finally
        {
            await DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The events may be disposed only once they are not asked for any more.
        await lifetime.CancelAsync();
        await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await events.DisposeAsync();
    }

    private async Task PumpAsync(ServerSentEvents stream, ChunkEncoder encoder)
    {
        using var heartbeats = new Heartbeats(stream, time, lifetime.Token);
        do
        {
            if (events.Current is CompletionEvent.Failed failed)
            {
                await FailAsync(stream, CompletionProblems.From(failed.Problem));
                return;
            }

            foreach (var chunk in encoder.Encode(events.Current))
            {
                await WriteAsync(stream, chunk);
            }

            _next = events.MoveNextAsync().AsTask();
            await heartbeats.UntilAsync(_next, lifetime.Token);
        }
        while (await _next);

        await stream.WriteAsync("[DONE]"u8, lifetime.Token);
    }

    private Task WriteAsync(ServerSentEvents stream, CompletionChunk chunk) => chunk is MeteredChunk metered
        ? stream.WriteAsync(metered, OpenAIJson.Wire.MeteredChunk, lifetime.Token)
        : stream.WriteAsync(chunk, OpenAIJson.Wire.CompletionChunk, lifetime.Token);

    // Without the [DONE] of a reply that came to its end.
    private Task FailAsync(ServerSentEvents stream, ApiProblem problem) =>
        stream.WriteAsync(new OpenAIErrorReply(OpenAIError.From(problem)), OpenAIJson.Wire.OpenAIErrorReply, lifetime.Token);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unforeseen fault in a stream")]
    private partial void LogFault(Exception fault);
}
