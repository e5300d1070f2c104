using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;

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
        foreach (var (folder, persona) in Folders(files))
        {
            if (!Knows(folder, out var id))
            {
                warnings.Add(PersonaFolders.Unused(folder));
                continue;
            }

            var reading = PersonaAssembly.Assemble(id, persona, PersonaFolders.Place(id, "The persona folder (PERSONA_DIR)"), maxCharacters);
            if (reading.Problem is { } problem)
            {
                return new PersonaPushCheck(problem.StartsWith("The folder ", StringComparison.Ordinal) ? problem : PersonaFolders.Tell(id, problem), []);
            }

            warnings.AddRange(reading.Warnings.Select(warning => PersonaFolders.Tell(id, warning)));
        }

        return new PersonaPushCheck(null, warnings.ToImmutable());
    }

    private static bool Knows(string folder, out PersonaId id)
    {
        id = PersonaId.Default;
        return folder.Length == 0 || PersonaFolders.TryParse(folder, out id);
    }

    // By the names of the folders in `personas`. The owner's own files come first, also when there are none.
    private static IEnumerable<(string Name, IReadOnlyList<PersonaFile> Files)> Folders(IReadOnlyList<PersonaFile> files)
    {
        var byFolder = files
            .Select(file => (Path: file.Name.Split('/'), File: file))
            .ToLookup(file => file.Path is [_, var folder, _] ? folder : "", file => file.File with { Name = file.Path[^1] });
        return byFolder.Select(folder => folder.Key).Append("").Distinct().Order(StringComparer.Ordinal)
            .Select(folder => (folder, (IReadOnlyList<PersonaFile>)[.. byFolder[folder]]));
    }
}
