using System.Text.RegularExpressions;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Personas;

/// <summary>Finds the owner's name where they introduce themselves, for folders without facts.json.</summary>
internal static partial class OwnerName
{
    public static string? In(IEnumerable<PersonaDocument> documents) => documents
        .Where(document => document.Kind is PersonaDocumentKind.Summary or PersonaDocumentKind.Notes)
        .Select(document => Introduction().Match(document.Text))
        .FirstOrDefault(match => match.Success)?.Groups["name"].Value;

    [GeneratedRegex(@"\b(?:[Mm]y name is|I am|I'm|I’m)\s+(?<name>\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]*\.?){0,3}?\s+\p{Lu}[\p{L}'’-]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Introduction();
}
