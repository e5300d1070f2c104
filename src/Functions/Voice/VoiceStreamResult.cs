using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Voice;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Voice;

/// <summary>Writes a spoken turn as a UI message stream, from its current event on. Owns the events, and ends their lifetime.</summary>
internal sealed partial class VoiceStreamResult(
    IAsyncEnumerator<VoiceEvent> events, CancellationTokenSource lifetime, TimeProvider time, ILogger<VoiceStreamResult> logger) : IResult
{
    private readonly VoiceEncoder _encoder = new();
    private Task<bool> _next = Task.FromResult(true);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var stream = new ServerSentEvents(httpContext.Response);
        httpContext.Response.Headers["x-vercel-ai-ui-message-stream"] = "v1";
        if (events.Current is VoiceEvent.Told { Happened: ChatTurnEvent.Started started })
        {
            LimitedAnswer.Mark(httpContext.Response, started);
        }

        stream.Begin();
        try
        {
            await PumpAsync(stream);
        }
        catch (OperationCanceledException) when (lifetime.IsCancellationRequested)
        {
            // The visitor left; the turn goes on.
        }
        catch (Exception fault) when (!lifetime.IsCancellationRequested)
        {
            LogFault(fault);
            await WriteAsync(stream, _encoder.Fail("Something went wrong on our side. Send the message again."));
            await stream.WriteAsync("[DONE]"u8, lifetime.Token);
        }
        finally
        {
            // Nobody may leave while being told something.
            await lifetime.CancelAsync();
            await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await events.DisposeAsync();
        }
    }

    private async Task PumpAsync(ServerSentEvents stream)
    {
        using var heartbeats = new Heartbeats(stream, time, lifetime.Token);
        do
        {
            await WriteAsync(stream, _encoder.Encode(events.Current));
            _next = events.MoveNextAsync().AsTask();
            await heartbeats.UntilAsync(_next, lifetime.Token);
        }
        while (await _next);

        await stream.WriteAsync("[DONE]"u8, lifetime.Token);
    }

    private async Task WriteAsync(ServerSentEvents stream, IEnumerable<UiMessagePart> parts)
    {
        foreach (var part in parts)
        {
            await stream.WriteAsync(part, UiMessageJson.Wire.UiMessagePart, lifetime.Token);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unforeseen fault in a spoken stream")]
    private partial void LogFault(Exception fault);
}
