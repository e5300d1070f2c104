using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>One event of a streamed reply.</summary>
internal record CompletionChunk(string Id, long Created, string Model, IReadOnlyList<ChunkChoice> Choices)
{
    [JsonPropertyOrder(-1)]
    public string Object { get; } = "chat.completion.chunk";
}

/// <summary>The same for a client that asked for usage: every chunk has the member then, and the last one tells it.</summary>
internal sealed record MeteredChunk(
    string Id,
    long Created,
    string Model,
    IReadOnlyList<ChunkChoice> Choices,
    [property: JsonPropertyOrder(1)] CompletionUsage? Usage) : CompletionChunk(Id, Created, Model, Choices);

internal sealed record ChunkChoice(ChunkDelta Delta, string? FinishReason)
{
    [JsonPropertyOrder(-1)]
    public int Index { get; }

    /// <summary>Always null.</summary>
    public JsonElement? Logprobs { get; }
}

/// <summary>What is new; all absent at the end.</summary>
internal sealed record ChunkDelta(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Role = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Content = null);
