using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Chat;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>From what happens in a completion to the chunks of its stream: the role, the text, the reason it ends, and what it used for who asked.</summary>
internal sealed class ChunkEncoder(CompletionEvent.Started started, DateTimeOffset now, bool includeUsage)
{
    private readonly string _id = CompletionId.Of(started);
    private readonly long _created = now.ToUnixTimeSeconds();

    /// <summary>None for a failure, which is no chunk.</summary>
    public IEnumerable<CompletionChunk> Encode(CompletionEvent happened) => happened switch
    {
        CompletionEvent.Started => [Chunk(new ChunkDelta("assistant", ""))],
        CompletionEvent.TextDelta delta => [Chunk(new ChunkDelta(Content: delta.Text))],
        CompletionEvent.Completed completed => [Chunk(new ChunkDelta(), WireNames.Of(completed.Finish)), .. Usage(completed)],
        _ => [],
    };

    private IEnumerable<CompletionChunk> Usage(CompletionEvent.Completed completed) =>
        includeUsage ? [new MeteredChunk(_id, _created, started.Model, [], CompletionUsage.From(completed))] : [];

    private CompletionChunk Chunk(ChunkDelta delta, string? finish = null)
    {
        ChunkChoice[] choices = [new(delta, finish)];
        return includeUsage ? new MeteredChunk(_id, _created, started.Model, choices, null) : new CompletionChunk(_id, _created, started.Model, choices);
    }
}
