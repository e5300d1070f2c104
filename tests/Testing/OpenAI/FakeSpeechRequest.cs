namespace DigitalTwin.Testing.OpenAI;

/// <summary>A call for a transcription: the fields of its form and the file in it.</summary>
public sealed record HeardRequest(string Authorization, string Path, IReadOnlyDictionary<string, string> Fields, byte[] Audio, string FileName)
{
    public string Query { get; init; } = "";

    /// <summary>Of the header <c>api-key</c>.</summary>
    public string ApiKey { get; init; } = "";
}

/// <summary>A call for speech.</summary>
public sealed record SpokenRequest(string Authorization, string Path, string Model, string Input, string Voice, string Format)
{
    public string Query { get; init; } = "";
}
