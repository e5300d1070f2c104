using System.Text.Json;

namespace DigitalTwin.Testing.OpenAI;

/// <summary>What the fake server was asked.</summary>
/// <param name="Authorization">The header, such as <c>Bearer sk-...</c>.</param>
/// <param name="Body">The call's JSON.</param>
public sealed record FakeRequest(string Authorization, JsonElement Body)
{
    /// <summary>Such as <c>/v1/chat/completions</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The header <c>api-key</c>, empty when there is none.</summary>
    public string ApiKey { get; init; } = "";

    /// <summary>The header <c>traceparent</c>, empty when there is none.</summary>
    public string TraceParent { get; init; } = "";

    public string Model => Body.GetProperty("model").GetString()!;

    /// <summary>The prompt: role and text of each message.</summary>
    public IReadOnlyList<(string Role, string Text)> Messages =>
        [.. Body.GetProperty("messages").EnumerateArray().Select(message => (message.GetProperty("role").GetString()!, Text(message.GetProperty("content"))))];

    // A text, or a list of parts.
    private static string Text(JsonElement content) => content.ValueKind == JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()))
        : content.GetString() ?? "";
}
