using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Personas;

/// <summary>From files to a persona; knows nothing of where the files lie.</summary>
internal static class PersonaAssembly
{
    /// <param name="place">What the owner calls the place, for messages.</param>
    /// <param name="maxCharacters">The cap on all texts together; see <see cref="PersonaCap"/>.</param>
    public static PersonaReading Assemble(IReadOnlyList<PersonaFile> files, string place, int maxCharacters)
    {
        var warnings = new List<string>();
        var facts = files.FirstOrDefault(file => PersonaFileNames.Is(file.Name, PersonaFileNames.Facts)) is { } factsFile
            ? FactsFile.Parse(factsFile.Name, Decode(factsFile, warnings))
            : FactsFile.None;
        if (facts.Problem is not null)
        {
            return new PersonaReading(null, facts.Problem, []);
        }

        var documents = Documents(files, warnings).Where(document => document.Text.Length > 0).ToImmutableArray();
        if (facts.Facts.IsEmpty && documents.IsEmpty)
        {
            return new PersonaReading(null, $"{place} holds nothing to speak from. Put facts.json, summary.txt, linkedin.pdf or me.txt there.", [.. warnings]);
        }

        var (cappedFacts, cappedDocuments) = PersonaCap.Apply(facts.Facts, documents, maxCharacters, warnings);
        var persona = new Persona
        {
            Name = facts.Name ?? OwnerName.In(documents) ?? "the owner of this site",
            Headline = facts.Headline,
            Greeting = facts.Greeting,
            SuggestedQuestions = facts.SuggestedQuestions,
            Facts = cappedFacts,
            Documents = cappedDocuments,
            Version = Version(files, maxCharacters),
        };
        return new PersonaReading(persona, null, [.. warnings]);
    }

    private static IEnumerable<PersonaDocument> Documents(IReadOnlyList<PersonaFile> files, List<string> warnings)
    {
        PersonaDocument?[] documents =
        [
            Text(files, PersonaFileNames.Summary, PersonaDocumentKind.Summary, warnings),
            Profile(files, warnings),
            Text(files, PersonaFileNames.Notes, PersonaDocumentKind.Notes, warnings),
            Text(files, PersonaFileNames.Style, PersonaDocumentKind.Style, warnings),
        ];
        return documents.OfType<PersonaDocument>();
    }

    private static PersonaDocument? Text(IReadOnlyList<PersonaFile> files, string name, PersonaDocumentKind kind, List<string> warnings) =>
        files.FirstOrDefault(file => PersonaFileNames.Is(file.Name, name)) is { } file
            ? new PersonaDocument(file.Name, kind, PersonaText.Normalise(Decode(file, warnings)))
            : null;

    private static PersonaDocument? Profile(IReadOnlyList<PersonaFile> files, List<string> warnings) =>
        ProfileFile.Choose(files, warnings) is { } pdf && ProfileFile.Read(pdf, warnings) is { } text
            ? new PersonaDocument(pdf.Name, PersonaDocumentKind.Profile, PersonaText.Normalise(text))
            : null;

    private static string Decode(PersonaFile file, List<string> warnings)
    {
        var text = PersonaText.Decode(file.Bytes, out var isUtf);
        if (!isUtf)
        {
            warnings.Add($"{file.Name} is not UTF-8; it was read as Windows-1252. Save it as UTF-8 if letters look wrong.");
        }

        return text;
    }

    private static string Version(IEnumerable<PersonaFile> files, int maxCharacters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(maxCharacters));
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.Name}\0{file.Bytes.Length}\0")));
            hash.AppendData(file.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
