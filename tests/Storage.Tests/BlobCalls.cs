using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace DigitalTwin.Storage.Tests;

/// <summary>Stands in a client's pipeline: notes every call, and holds or fails it when told to.</summary>
internal sealed class BlobCalls : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>Runs before each call; null lets it pass at once. Its argument is as in <see cref="Take"/>.</summary>
    public Func<string, CancellationToken, Task>? Before { get; set; }

    /// <summary>The calls since the last time: <c>list</c>, or what was done to which blob, such as <c>GET facts.json</c>.</summary>
    public string[] Take()
    {
        var calls = new List<string>();
        while (_calls.TryDequeue(out var call))
        {
            calls.Add(call);
        }

        return [.. calls.Order(StringComparer.Ordinal)];
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var uri = message.Request.Uri.ToUri();
        var call = uri.Query.Contains("comp=list", StringComparison.Ordinal) ? "list" : $"{message.Request.Method} {string.Join('/', uri.AbsolutePath.Split('/').Skip(3))}";
        _calls.Enqueue(call);
        if (Before is { } before)
        {
            await before(call, message.CancellationToken);
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
}
