using System.Collections.Immutable;

namespace DigitalTwin.Functions.Personas;

/// <summary>Whether a twin could speak from what shall be pushed.</summary>
/// <param name="Refusal">Why it could not, as a sentence; null when it can.</param>
/// <param name="Warnings">What it would skip or cut, as sentences.</param>
internal sealed record PersonaPushCheck(string? Refusal, ImmutableArray<string> Warnings)
{
    /// <param name="files">By their paths, <c>facts.json</c> or <c>personas/ID/facts.json</c>.</param>
    public static PersonaPushCheck Of(IReadOnlyList<PersonaFile> files, int maxCharacters)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        foreach (var (folder, persona) in Personas(files))
        {
            var place = folder.Length == 0 ? "The persona folder (PERSONA_DIR)" : $"The folder {folder.TrimEnd('/')}";
            var reading = PersonaAssembly.Assemble(persona, place, maxCharacters);
            if (reading.Problem is { } problem)
            {
                return new PersonaPushCheck(problem.StartsWith(place, StringComparison.Ordinal) ? problem : folder + problem, []);
            }

            warnings.AddRange(reading.Warnings.Select(warning => folder + warning));
        }

        return new PersonaPushCheck(null, warnings.ToImmutable());
    }

    // The owner's own first, also when there is nothing in it; of the others those with more than their agent.yaml.
    private static IEnumerable<(string Folder, IReadOnlyList<PersonaFile> Files)> Personas(IReadOnlyList<PersonaFile> files)
    {
        var byFolder = files
            .Select(file => (Folder: file.Name[..(file.Name.LastIndexOf('/') + 1)], File: file with { Name = file.Name[(file.Name.LastIndexOf('/') + 1)..] }))
            .Where(file => PersonaFileNames.IsKnown(file.File.Name))
            .ToLookup(file => file.Folder, file => file.File);
        return byFolder.Select(folder => folder.Key).Append("").Distinct().Order(StringComparer.Ordinal)
            .Select(folder => (folder, (IReadOnlyList<PersonaFile>)[.. byFolder[folder]]));
    }
}
