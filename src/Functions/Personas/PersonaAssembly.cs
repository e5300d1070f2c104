using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas.Agents;

namespace DigitalTwin.Functions.Personas;

/// <summary>From files to a persona; knows nothing of where the files lie.</summary>
internal static class PersonaAssembly
{
    /// <param name="place">What the owner calls the place, for messages.</param>
    /// <param name="maxCharacters">The cap on all texts together; see <see cref="PersonaCap"/>.</param>
    public static PersonaReading Assemble(PersonaId id, IReadOnlyList<PersonaFile> found, string place, int maxCharacters)
    {
        var warnings = found.Where(file => file.IsTooLarge).Select(file => PersonaFileSize.TooLarge(file.Name)).ToList();
        var files = found.Where(file => !file.IsTooLarge).ToList();
        var agent = Agent(found, warnings);
        var facts = files.Find(file => PersonaFileNames.Is(file.Name, PersonaFileNames.Facts)) is { } factsFile
            ? FactsFile.Parse(factsFile.Name, Decode(factsFile, warnings))
            : FactsFile.None;
        if ((agent.Problem ?? facts.Problem) is { } problem)
        {
            return new PersonaReading(null, problem, []);
        }

        var documents = Documents(files, warnings).Where(document => document.Text.Length > 0).ToImmutableArray();
        if (facts.Facts.IsEmpty && documents.IsEmpty && (agent.Agent.Kind == PersonaKind.Twin || !agent.SaysSomething))
        {
            return new PersonaReading(null, $"{place} holds nothing to speak from. Put facts.json, summary.txt, linkedin.pdf or me.txt there.", [.. warnings]);
        }

        var (cappedFacts, cappedDocuments) = PersonaCap.Apply(agent.Agent.Instructions, facts.Facts, documents, maxCharacters, warnings);
        var persona = new Persona
        {
            Id = id,
            Agent = agent.Agent,
            Name = agent.Name ?? facts.Name ?? Nameless(id, agent.Agent.Kind, documents),
            Headline = agent.Headline ?? facts.Headline,
            Greeting = agent.Greeting ?? facts.Greeting,
            SuggestedQuestions = agent.SuggestedQuestions ?? facts.SuggestedQuestions,
            Facts = cappedFacts,
            Documents = cappedDocuments,
            Version = Version(id, files, maxCharacters),
        };
        return new PersonaReading(persona, null, [.. warnings]);
    }

    private static AgentFile Agent(IReadOnlyList<PersonaFile> found, List<string> warnings)
    {
        if (found.FirstOrDefault(file => PersonaFileNames.Is(file.Name, PersonaFileNames.Agent)) is not { } file)
        {
            return AgentFile.None;
        }

        if (file.IsTooLarge || PersonaFileSize.IsTooLarge(file.Name, file.Bytes.Length))
        {
            return AgentFile.TooLarge(file.Name);
        }

        var agent = AgentFile.Parse(file.Name, Decode(file, warnings));
        warnings.AddRange(agent.Warnings);
        return agent;
    }

    private static string Nameless(PersonaId id, PersonaKind kind, ImmutableArray<PersonaDocument> documents) => (kind, id.IsDefault) switch
    {
        (PersonaKind.Twin, _) => OwnerName.In(documents) ?? "the owner of this site",
        (PersonaKind.Tutor, true) => "Tutor",
        (PersonaKind.Assistant, true) => "Assistant",
        _ => id.Value,
    };

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

    private static string Version(PersonaId id, IEnumerable<PersonaFile> files, int maxCharacters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(maxCharacters));
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(id.Value));
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.Name}\0{file.Bytes.Length}\0")));
            hash.AppendData(file.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
