using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Personas;

/// <summary>What facts.json says: any JSON object, of which a few members are known by name.</summary>
/// <param name="Problem">Why it can't be used, with file, line and column, both from 1; null when it can.</param>
internal sealed record FactsFile(
    ImmutableArray<PersonaFact> Facts, string? Name, string? Headline, string? Greeting, ImmutableArray<string> SuggestedQuestions, string? Problem)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };

    public static FactsFile None { get; } = new([], null, null, null, [], null);

    public static FactsFile Parse(string fileName, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : None with { Problem = $"{fileName}, line 1, column 1: the file must hold one JSON object, such as {{\"full_name\": \"...\"}}." };
        }
        catch (JsonException fault)
        {
            return None with { Problem = Where(fileName, json, fault) };
        }
        catch (InvalidOperationException)
        {
            return None with { Problem = $"{fileName}: a text in it holds half a character (a lone surrogate such as \\ud800). Write the whole character." };
        }
    }

    private static FactsFile Read(JsonElement root)
    {
        var facts = new List<PersonaFact>();
        foreach (var member in root.EnumerateObject().Where(member => member.Name is not ("greeting" or "suggested_questions")))
        {
            Collect(facts, member.Name, member.Value);
        }

        return new FactsFile(
            [.. facts],
            Text(root, "full_name") ?? Text(root, "name"),
            Text(root, "headline") ?? Text(root, "title") ?? Text(root, "job_title"),
            Text(root, "greeting"),
            [.. Texts(root, "suggested_questions")],
            null);
    }

    private static void Collect(List<PersonaFact> facts, string path, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Collect(facts, $"{path}.{member.Name}", member.Value);
                }

                break;
            case JsonValueKind.Array:
                var number = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Collect(facts, string.Create(CultureInfo.InvariantCulture, $"{path}.{++number}"), item);
                }

                break;
            case JsonValueKind.Null:
                break;
            default:
                if (PersonaText.Normalise(value.ToString()) is { Length: > 0 } text)
                {
                    facts.Add(new PersonaFact(PersonaText.Normalise(path), value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : text));
                }

                break;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && PersonaText.Normalise(value.GetString()!) is { Length: > 0 } text ? text : null;

    private static IEnumerable<string> Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => PersonaText.Normalise(item.GetString()!)).Where(text => text.Length > 0)
            : [];

    private static string Where(string fileName, string json, JsonException fault)
    {
        var line = (int)(fault.LineNumber ?? 0);
        var bytes = Encoding.UTF8.GetBytes(json.Split('\n').ElementAtOrDefault(line) ?? "");
        var column = Encoding.UTF8.GetCharCount(bytes, 0, (int)Math.Min(bytes.Length, fault.BytePositionInLine ?? 0)) + 1;
        var reason = fault.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
        return string.Create(CultureInfo.InvariantCulture, $"{fileName}, line {line + 1}, column {column}: this is not valid JSON. {reason}");
    }
}
