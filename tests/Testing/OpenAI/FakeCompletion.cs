using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Testing.OpenAI;

/// <summary>How the fake server answers one request.</summary>
public sealed class FakeCompletion
{
    private readonly List<Func<HttpContext, Task>> _steps = [];
    private int _status = StatusCodes.Status200OK;

    /// <summary>Says these pieces, one chunk each, and ends as OpenAI does: finish reason, usage, [DONE].</summary>
    public static FakeCompletion Saying(params string[] pieces) => Opening(pieces).Ending();

    /// <summary>Says these pieces and leaves the end to the caller.</summary>
    public static FakeCompletion Opening(params string[] pieces)
    {
        var completion = new FakeCompletion().Sending(Chunk("""{"role":"assistant","content":""}"""));
        foreach (var piece in pieces)
        {
            completion.Sending(Chunk($$"""{"content":{{JsonSerializer.Serialize(piece)}}}"""));
        }

        return completion;
    }

    /// <summary>Refuses with this status and OpenAI's error shape.</summary>
    public static FakeCompletion Refusing(int status, string message = "refused", int? retryAfterSeconds = null)
    {
        var completion = new FakeCompletion { _status = status };
        completion._steps.Add(async context =>
        {
            if (retryAfterSeconds is { } seconds)
            {
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            }

            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(JsonSerializer.Serialize(new { error = new { message, type = "invalid_request_error", code = "refused" } }));
        });
        return completion;
    }

    public FakeCompletion Ending() => Sending(Chunk("{}", "stop"))
        .Sending("""{"id":"c1","object":"chat.completion.chunk","created":1,"model":"fake-1","choices":[],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}""")
        .Sending("[DONE]");

    /// <summary>Waits for the test, or for the client to leave.</summary>
    public FakeCompletion Until(Task signal)
    {
        _steps.Add(context => signal.WaitAsync(context.RequestAborted));
        return this;
    }

    /// <summary>Tears the connection down.</summary>
    public FakeCompletion Cutting()
    {
        _steps.Add(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        return this;
    }

    /// <summary>Sends one event with this data, whatever it is.</summary>
    public FakeCompletion Sending(string data)
    {
        _steps.Add(async context =>
        {
            if (!context.Response.HasStarted)
            {
                context.Response.ContentType = "text/event-stream";
            }

            await context.Response.WriteAsync($"data: {data}\n\n");
            await context.Response.Body.FlushAsync();
        });
        return this;
    }

    internal async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = _status;
        try
        {
            foreach (var step in _steps)
            {
                await step(context);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
        }
    }

    private static string Chunk(string delta, string? finish = null) =>
        $$"""{"id":"c1","object":"chat.completion.chunk","created":1,"model":"fake-1","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{(finish is null ? "null" : $"\"{finish}\"")}}}]}""";
}
