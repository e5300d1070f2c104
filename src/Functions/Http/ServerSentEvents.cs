using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DigitalTwin.Functions.Http;

/// <summary>Writes a stream of events, each flushed on its way before the next is made.</summary>
internal sealed class ServerSentEvents(HttpResponse response)
{
    private Utf8JsonWriter? _json;

    public static TimeSpan HeartbeatInterval { get; } = TimeSpan.FromSeconds(10);

    public void Begin()
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache";
        response.Headers["x-accel-buffering"] = "no";
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    public Task WriteAsync<T>(T data, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var body = response.BodyWriter;
        body.Write("data: "u8);
        _json ??= new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = type.Options.Encoder, SkipValidation = true });
        _json.Reset(body);
        JsonSerializer.Serialize(_json, data, type);
        return EndAsync(cancellationToken);
    }

    public Task WriteAsync(ReadOnlySpan<byte> data, CancellationToken cancellationToken)
    {
        response.BodyWriter.Write("data: "u8);
        response.BodyWriter.Write(data);
        return EndAsync(cancellationToken);
    }

    /// <summary>A comment, which clients ignore; it keeps what lies between from cutting a silent stream.</summary>
    public Task HeartbeatAsync(CancellationToken cancellationToken)
    {
        response.BodyWriter.Write(":"u8);
        return EndAsync(cancellationToken);
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        response.BodyWriter.Write("\n\n"u8);
        await response.BodyWriter.FlushAsync(cancellationToken);
    }
}
