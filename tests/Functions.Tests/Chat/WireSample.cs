using System.Net.Http.Json;
using System.Text.Json;

namespace DigitalTwin.Functions.Tests.Chat;

/// <summary>
/// A call as a client out there makes it and the reply that it was written against; the page's tests read the same files.
/// <c>{name}</c> in a reply stands for a text that nobody can foretell, the same wherever it stands.
/// </summary>
internal sealed class WireSample(JsonElement sample)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "WireSamples", "calls");

    /// <summary>The calls that come before it.</summary>
    public IEnumerable<JsonElement> Before => sample.TryGetProperty("before", out var before) ? before.EnumerateArray() : [];

    public JsonElement Call => sample.GetProperty("request");

    public int Status => sample.GetProperty("reply").GetProperty("status").GetInt32();

    public string Type => sample.GetProperty("reply").GetProperty("type").GetString()!;

    /// <summary>The reply's JSON, or its events as a list.</summary>
    public JsonElement Reply => sample.GetProperty("reply").TryGetProperty("body", out var body) ? body : sample.GetProperty("reply").GetProperty("events");

    public static WireSample Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")));
        return new WireSample(document.RootElement.Clone());
    }

    public static HttpRequestMessage ToRequest(JsonElement call) => new(new HttpMethod(call.GetProperty("method").GetString()!), call.GetProperty("path").GetString())
    {
        Content = call.TryGetProperty("body", out var body) ? JsonContent.Create(body) : null,
    };
}
