using System.Collections.Immutable;
using System.Globalization;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Personas;

/// <summary>
/// Keeps a persona to a size that a model can take. What is short and dense goes first, so that it is the long PDF or notes
/// that give way: facts, summary, style, profile, notes. The instructions of agent.yaml count before all and are never cut, for half a
/// rule may say the contrary of the whole.
/// </summary>
internal static class PersonaCap
{
    private static readonly PersonaDocumentKind[] Order =
        [PersonaDocumentKind.Summary, PersonaDocumentKind.Style, PersonaDocumentKind.Profile, PersonaDocumentKind.Notes];

    public static (ImmutableArray<PersonaFact> Facts, ImmutableArray<PersonaDocument> Documents) Apply(
        string? instructions, ImmutableArray<PersonaFact> facts, ImmutableArray<PersonaDocument> documents, int maxCharacters, List<string> warnings)
    {
        var left = Math.Max(0, maxCharacters - (instructions?.Length ?? 0));
        var keptFacts = ImmutableArray.CreateBuilder<PersonaFact>();
        foreach (var fact in facts.Where(fact => fact.Path.Length + fact.Value.Length <= left))
        {
            left -= fact.Path.Length + fact.Value.Length;
            keptFacts.Add(fact);
        }

        if (keptFacts.Count < facts.Length)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture,
                $"facts.json was cut: {facts.Length - keptFacts.Count} of its {facts.Length} values are left out to keep within PERSONA_MAX_CHARACTERS ({maxCharacters})."));
        }

        var kept = new Dictionary<PersonaDocumentKind, PersonaDocument>();
        foreach (var document in documents.OrderBy(document => Array.IndexOf(Order, document.Kind)))
        {
            var text = Cut(document.Text, left);
            left -= text.Length;
            kept[document.Kind] = document with { Text = text };
            if (text.Length < document.Text.Length)
            {
                warnings.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{document.Name} was cut from {document.Text.Length} to {text.Length} characters to keep within PERSONA_MAX_CHARACTERS ({maxCharacters})."));
            }
        }

        return (keptFacts.ToImmutable(), [.. documents.Select(document => kept[document.Kind]).Where(document => document.Text.Length > 0)]);
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text
        : length > 0 && char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)]
        : text[..length];
}
