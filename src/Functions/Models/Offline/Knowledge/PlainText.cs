using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Reads files that are about a subject and no person: what they say is said as it stands, and nobody is "I".</summary>
internal static partial class PlainText
{
    public static IEnumerable<Block> Blocks(Persona persona) =>
        FactRecords.Of(persona.Facts).Select(Facts).Concat(persona.Documents
            .Where(document => document.Kind is not PersonaDocumentKind.Style)
            .SelectMany(document => BlankLines().Split(document.Text).Select(Paragraph).OfType<Block>()));

    private static Block Facts(FactRecord record) =>
        new([.. record.Fields.Select(field => Listing.Sentence($"{Named(record, field)}: {Listing.Of(field.Values)}"))], null, record.Heading);

    private static string Named(FactRecord record, FactField field)
    {
        var name = record.Heading == field.Label ? field.Label : $"{record.Heading}, {field.Label}";
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static Block? Paragraph(string paragraph)
    {
        ImmutableArray<string> sentences = [.. paragraph.Split('\n')
            .Select(line => line.Trim())
            .Aggregate(new List<string>(), Joined)
            .SelectMany(Sentences.Split)];
        return sentences.IsEmpty ? null : new Block(sentences, null, "");
    }

    // A bullet begins a sentence; any other line goes on with the one before it.
    private static List<string> Joined(List<string> texts, string line)
    {
        if (Bullet().Match(line) is { Success: true } bullet)
        {
            texts.Add(Listing.Sentence(line[bullet.Length..]));
        }
        else if (texts.Count == 0)
        {
            texts.Add(line);
        }
        else
        {
            texts[^1] = $"{texts[^1]} {line}";
        }

        return texts;
    }

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"^([-*•]|\d+[.)])\s+")]
    private static partial Regex Bullet();
}
