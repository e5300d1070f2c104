using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace DigitalTwin.Storage.Tests;

/// <summary>Writes down what is asked of the table service.</summary>
internal sealed partial class TableCalls : HttpPipelinePolicy
{
    private readonly List<(string Name, string Address)> _calls = [];
    private long _bytesRead;

    /// <summary>After so many transactions every call fails.</summary>
    public int BatchesLeft { get; set; } = int.MaxValue;

    /// <summary>Calls of this name, such as <c>DELETE activity</c>, fail.</summary>
    public string? Failing { get; set; }

    public int Count => Names.Count;

    /// <summary>Such as <c>GET messages</c>.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls.Select(call => call.Name)];
            }
        }
    }

    public IReadOnlyList<string> Addresses
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls.Select(call => call.Address)];
            }
        }
    }

    public long BytesRead => Interlocked.Read(ref _bytesRead);

    public void Clear()
    {
        lock (_calls)
        {
            _calls.Clear();
        }

        Interlocked.Exchange(ref _bytesRead, 0);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var address = message.Request.Uri.ToUri();
        var name = TestPrefix().Replace(address.Segments[^1].Split('(')[0], "");
        lock (_calls)
        {
            _calls.Add((string.Create(CultureInfo.InvariantCulture, $"{message.Request.Method} {name}"), Uri.UnescapeDataString(address.AbsoluteUri)));
            if ((name == "$batch" && --BatchesLeft < 0) || BatchesLeft < 0)
            {
                throw new IOException("The test lost its power.");
            }

            if (_calls[^1].Name == Failing)
            {
                throw new IOException("The test said so.");
            }
        }

        await ProcessNextAsync(message, pipeline);
        Interlocked.Add(ref _bytesRead, message.Response.ContentStream?.Length ?? 0);
    }

    [GeneratedRegex("^test[0-9]+")]
    private static partial Regex TestPrefix();
}
