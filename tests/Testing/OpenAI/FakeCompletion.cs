using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Testing.OpenAI;

/// <summary>How the fake server answers one request.</summary>
public sealed class FakeCompletion
{
    private readonly List<Func<HttpContext, Task>> _steps = [];
    private int _status = StatusCodes.Status200OK;
    private string _lineEnd = "\n";

    /// <summary>Says these pieces, one chunk each, and ends as OpenAI does: finish reason, usage, [DONE].</summary>
    public static FakeCompletion Saying(params string[] pieces) => Opening(pieces).Ending();

    /// <summary>Says these pieces and leaves the end to the caller.</summary>
    public static FakeCompletion Opening(params string[] pieces) => new FakeCompletion().Sending(Chunk("""{"role":"assistant","content":""}""")).Adding(pieces);

    /// <summary>Refuses with this status and OpenAI's error shape.</summary>
    public static FakeCompletion Refusing(int status, string message = "refused", int? retryAfterSeconds = null, string code = "refused", string? parameter = null)
    {
        var refusal = Refusing(status, JsonSerializer.SerializeToElement(new { error = new { message, type = "invalid_request_error", param = parameter, code } }));
        return retryAfterSeconds is { } seconds ? refusal.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)) : refusal;
    }

    /// <summary>Refuses with this status and this JSON.</summary>
    public static FakeCompletion Refusing(int status, JsonElement body)
    {
        var completion = new FakeCompletion { _status = status };
        completion._steps.Add(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body.ToString());
        });
        return completion;
    }

    /// <summary>Adds a header to the answer.</summary>
    public FakeCompletion With(string header, string value)
    {
        _steps.Insert(0, context =>
        {
            context.Response.Headers[header] = value;
            return Task.CompletedTask;
        });
        return this;
    }

    /// <summary>Says these pieces too, one chunk each.</summary>
    public FakeCompletion Adding(params string[] pieces)
    {
        foreach (var piece in pieces)
        {
            Sending(Chunk($$"""{"content":{{JsonSerializer.Serialize(piece)}}}"""));
        }

        return this;
    }

    /// <summary>Ends as OpenAI does, with this finish reason and this many tokens.</summary>
    public FakeCompletion Ending(string finish = "stop", int inputTokens = 11, int outputTokens = 7) => Sending(Chunk("{}", finish))
        .Sending($$$"""{"id":"c1","object":"chat.completion.chunk","created":1,"model":"fake-1","choices":[],"usage":{"prompt_tokens":{{{inputTokens}}},"completion_tokens":{{{outputTokens}}},"total_tokens":{{{inputTokens + outputTokens}}}}}""")
        .Sending("[DONE]");

    /// <summary>Waits for the test, or for the client to leave.</summary>
    public FakeCompletion Until(Task signal)
    {
        _steps.Add(context => signal.WaitAsync(context.RequestAborted));
        return this;
    }

    /// <summary>Sends the headers, if nothing has sent them yet.</summary>
    public FakeCompletion SendingHeaders() => SendingBytes(Array.Empty<byte>());

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

    /// <summary>Ends lines with CR and LF, as some servers do.</summary>
    public FakeCompletion WithCarriageReturns()
    {
        _lineEnd = "\r\n";
        return this;
    }

    /// <summary>Sends one event with this data, whatever it is.</summary>
    public FakeCompletion Sending(string data)
    {
        _steps.Add(context => WriteAsync(context, Encoding.UTF8.GetBytes($"data: {data}{_lineEnd}{_lineEnd}")));
        return this;
    }

    /// <summary>Sends these bytes, flushed, as they are.</summary>
    public FakeCompletion SendingBytes(ReadOnlyMemory<byte> bytes)
    {
        _steps.Add(context => WriteAsync(context, bytes));
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

    /// <summary>The data of one chunk.</summary>
    public static string Chunk(string delta, string? finish = null) =>
        $$"""{"id":"c1","object":"chat.completion.chunk","created":1,"model":"fake-1","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{(finish is null ? "null" : $"\"{finish}\"")}}}]}""";

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream";
        }

        await context.Response.Body.WriteAsync(bytes);
        await context.Response.Body.FlushAsync();
    }
}
