using System.Text.Json.Serialization;

namespace DigitalTwin.Functions.OpenAI;

internal sealed record ModelListReply(IReadOnlyList<ModelEntry> Data)
{
    [JsonPropertyOrder(-1)]
    public string Object { get; } = "list";
}

/// <param name="Created">Seconds since 1970.</param>
internal sealed record ModelEntry(string Id, long Created)
{
    [JsonPropertyOrder(-1)]
    public string Object { get; } = "model";

    public string OwnedBy { get; } = ModelList.Twin;
}
