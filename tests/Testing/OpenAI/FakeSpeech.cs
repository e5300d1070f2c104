using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Testing.OpenAI;

/// <summary>How the fake server answers one call for a transcription or for speech.</summary>
public sealed class FakeSpeech
{
    private readonly List<Func<HttpContext, Task>> _steps = [];
    private readonly List<(string Name, string Value)> _headers = [];
    private string _type = "application/json";
    private int _status = StatusCodes.Status200OK;
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int? _length;

    /// <summary>Once the client has left in the middle of the answer.</summary>
    public Task Left => _left.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>A transcription that understood this.</summary>
    public static FakeSpeech Hearing(string text) => Json(JsonSerializer.Serialize(new { text }));

    /// <summary>The same, and that so many seconds are billed.</summary>
    public static FakeSpeech HearingFor(string text, double seconds) => Json(JsonSerializer.Serialize(new { text, usage = new { type = "duration", seconds } }));

    /// <summary>A transcription as Whisper tells it.</summary>
    public static FakeSpeech HearingMore(string text, double seconds, float noSpeech, float sureness) => Json(JsonSerializer.Serialize(new
    {
        task = "transcribe",
        language = "english",
        duration = seconds,
        text,
        segments = new[]
        {
            new { id = 0, seek = 0, start = 0.0, end = seconds, text, tokens = new[] { 1, 2 }, temperature = 0.0, avg_logprob = sureness, compression_ratio = 1.0, no_speech_prob = noSpeech },
        },
    }));

    public static FakeSpeech Json(string json) => new FakeSpeech().Sending(Encoding.UTF8.GetBytes(json));

    /// <summary>Speech that is these bytes.</summary>
    public static FakeSpeech Speaking(byte[] mp3) => Of("audio/mpeg", mp3);

    public static FakeSpeech Of(string type, byte[] body) => new FakeSpeech { _type = type }.Sending(body);

    /// <summary>Refuses with this status and OpenAI's error shape.</summary>
    public static FakeSpeech Refusing(int status, int? retryAfterSeconds = null, string code = "refused", string? parameter = null)
    {
        var refusal = Json(JsonSerializer.Serialize(new { error = new { message = "refused", type = "invalid_request_error", param = parameter, code } }));
        refusal._status = status;
        if (retryAfterSeconds is { } seconds)
        {
            refusal._headers.Add(("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)));
        }

        return refusal;
    }

    /// <summary>Says that more will come than does, and tears the connection down.</summary>
    public static FakeSpeech CutAfter(byte[] body)
    {
        var cut = Of("audio/mpeg", body);
        cut._length = body.Length * 2;
        return cut.Then(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
    }

    public static FakeSpeech Cutting() => new FakeSpeech().Then(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>An answer that begins so and does not end before the client cuts it.</summary>
    public static FakeSpeech WithoutEnd(string type, byte[] beginning) => Of(type, beginning).Then(async context =>
    {
        var more = new byte[64 * 1024];
        while (true)
        {
            await context.Response.Body.WriteAsync(more, context.RequestAborted);
        }
    });

    public static FakeSpeech Hanging() => new FakeSpeech().Until(new TaskCompletionSource().Task);

    /// <summary>Waits for the test, or for the client to leave.</summary>
    public FakeSpeech Until(Task signal)
    {
        _steps.Insert(0, context => signal.WaitAsync(context.RequestAborted));
        return this;
    }

    private FakeSpeech Sending(byte[] body) => Then(async context =>
    {
        await context.Response.Body.WriteAsync(body);
        await context.Response.Body.FlushAsync();
    });

    private FakeSpeech Then(Func<HttpContext, Task> step)
    {
        _steps.Add(step);
        return this;
    }

    internal async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = _status;
        context.Response.ContentType = _type;
        context.Response.ContentLength = _length;
        _headers.ForEach(header => context.Response.Headers[header.Name] = header.Value);
        try
        {
            foreach (var step in _steps)
            {
                await step(context);
            }
        }
        catch (Exception cut) when (cut is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            _left.TrySetResult();
        }
    }
}
