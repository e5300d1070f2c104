using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Tests;

/// <summary>Small personas for tests that need one of a certain shape.</summary>
internal static class InventedPersona
{
    public static Persona Of(string factsJson = "{}", string? notes = null, string? summary = null, string? profile = null, string? style = null)
    {
        var facts = Facts(factsJson);
        return new Persona
        {
            Name = facts.FirstOrDefault(fact => fact.Path is "full_name" or "name")?.Value ?? "Sabela Adjei-Toivonen",
            Version = $"{factsJson}|{notes}|{summary}|{profile}|{style}",
            Facts = facts,
            Documents =
            [
                .. Document("summary.txt", PersonaDocumentKind.Summary, summary),
                .. Document("linkedin.pdf", PersonaDocumentKind.Profile, profile),
                .. Document("me.txt", PersonaDocumentKind.Notes, notes),
                .. Document("style.txt", PersonaDocumentKind.Style, style),
            ],
        };
    }

    public static ImmutableArray<PersonaFact> Facts(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. Leaves("", document.RootElement)];
    }

    private static IEnumerable<PersonaFact> Leaves(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Leaves(Join(path, member.Name), member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Leaves(Join(path, (i + 1).ToString(CultureInfo.InvariantCulture)), item)),
        JsonValueKind.Null => [],
        JsonValueKind.String => [new PersonaFact(path, value.GetString()!)],
        _ => [new PersonaFact(path, value.GetRawText())],
    };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static IEnumerable<PersonaDocument> Document(string name, PersonaDocumentKind kind, string? text) =>
        text is null ? [] : [new PersonaDocument(name, kind, text)];
}
