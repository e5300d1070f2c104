using System.Collections.Immutable;
using System.Text.Json;

namespace DigitalTwin.Testing.Payloads;

/// <summary>
/// One group of hostile-markdown.json: texts that would call <c>trip()</c>, load <c>stolen</c> from anywhere, lead astray or wear
/// the page out, if they were taken for more than words.
/// </summary>
public sealed record HostileMarkdown(string Group, ImmutableArray<string> Texts)
{
    /// <summary>The group whose texts are too long to stand in a message or a persona.</summary>
    public const string Exhausting = "exhausting";

    public static ImmutableArray<HostileMarkdown> All { get; } = Read();

    public static IEnumerable<string> ForAPersona => All.Where(group => group.Group != Exhausting).SelectMany(group => group.Texts);

    private static ImmutableArray<HostileMarkdown> Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Payloads", "hostile-markdown.json")));
        return [.. json.RootElement.EnumerateObject().Select(group => new HostileMarkdown(group.Name, [.. group.Value.EnumerateArray().Select(Text)]))];
    }

    private static string Text(JsonElement payload) => payload.ValueKind == JsonValueKind.String
        ? payload.GetString()!
        : (payload.TryGetProperty("start", out var start) ? start.GetString() : null)
            + string.Concat(Enumerable.Repeat(payload.GetProperty("repeat").GetString(), payload.GetProperty("times").GetInt32()))
            + (payload.TryGetProperty("then", out var then) ? then.GetString() : null);
}
