using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.Chat;

/// <summary>
/// Writes what happens as a UI message stream, from the current event on, with heartbeats where nothing does. Owns the events, and ends
/// their lifetime.
/// </summary>
/// <param name="encode">From an event to its parts.</param>
/// <param name="fail">From a sentence to the parts that end a stream with it.</param>
/// <param name="log">Takes a fault of our own.</param>
internal sealed class UiMessageStream<T>(
    IAsyncEnumerator<T> events,
    Func<T, IEnumerable<UiMessagePart>> encode,
    Func<string, IEnumerable<UiMessagePart>> fail,
    CancellationTokenSource lifetime,
    TimeProvider time,
    Action<Exception> log) : IAsyncDisposable
{
    private Task<bool> _next = Task.FromResult(true);

    public async Task WriteAsync(HttpResponse response)
    {
        var stream = new ServerSentEvents(response);
        response.Headers["x-vercel-ai-ui-message-stream"] = "v1";
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
            log(fault);
            await WriteAsync(stream, fail("Something went wrong on our side. Send the message again."));
            await stream.WriteAsync("[DONE]"u8, lifetime.Token);
        }
        finally
        {
            await DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Nobody may leave while being told something.
        await lifetime.CancelAsync();
        await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await events.DisposeAsync();
    }

    private async Task PumpAsync(ServerSentEvents stream)
    {
        using var heartbeats = new Heartbeats(stream, time, lifetime.Token);
        do
        {
            await WriteAsync(stream, encode(events.Current));
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
}
