using BenchmarkDotNet.Attributes;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Http;
using DigitalTwin.Functions.OpenAI;
using DigitalTwin.Testing;

namespace DigitalTwin.Micro;

/// <summary>One piece of text as an event, encoded and flushed.</summary>
public class EventEncoding
{
    private readonly PipedResponse _response = new();
    private readonly UiMessageEncoder _parts = new();
    private readonly ChunkEncoder _chunks = new(
        new CompletionEvent.Started(TestIds.Message("message-of-a-benchmark"), "fake", null), DateTimeOffset.UnixEpoch, includeUsage: false);

    private readonly ChatTurnEvent _said = new ChatTurnEvent.TextDelta("bridges ");
    private readonly CompletionEvent _completed = new CompletionEvent.TextDelta("bridges ");
    private ServerSentEvents _stream = null!;

    [GlobalSetup]
    public void Open()
    {
        _stream = new ServerSentEvents(_response.Context.Response);
        _parts.Encode(_said);
    }

    [Benchmark]
    public async Task<long> UiMessageStream()
    {
        foreach (var part in _parts.Encode(_said))
        {
            await _stream.WriteAsync(part, UiMessageJson.Wire.UiMessagePart, CancellationToken.None);
        }

        return _response.ThrowAway();
    }

    [Benchmark]
    public async Task<long> OpenAIChunk()
    {
        foreach (var chunk in _chunks.Encode(_completed))
        {
            await _stream.WriteAsync(chunk, OpenAIJson.Wire.CompletionChunk, CancellationToken.None);
        }

        return _response.ThrowAway();
    }
}
