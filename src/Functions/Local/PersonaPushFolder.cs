using DigitalTwin.Functions.Personas;

namespace DigitalTwin.Functions.Local;

/// <summary>What a persona folder holds that can be pushed: the files at its root, and those of every folder in <c>personas</c>.</summary>
internal static class PersonaPushFolder
{
    /// <returns>The files by their paths in the folder, with slashes between, in order; or why they can't be pushed, as a sentence.</returns>
    public static async Task<(IReadOnlyList<PersonaFile> Files, string? Refusal)> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            return ([], $"There is no folder {root}. Set PERSONA_DIR to the one with the persona files.");
        }

        try
        {
            var files = new List<PersonaFile>();
            foreach (var (path, file) in Candidates(root))
            {
                if (file.Length > PersonaFileSize.Max)
                {
                    return ([], $"{path} is larger than 32 MiB.");
                }

                files.Add(new PersonaFile(path, await File.ReadAllBytesAsync(file.FullName, cancellationToken)));
            }

            return (files, null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ([], $"The folder {root} can't be read.");
        }
    }

    private static IEnumerable<(string Path, FileInfo File)> Candidates(string root)
    {
        var personas = new DirectoryInfo(Path.Combine(root, PersonaFolders.Further));
        var folders = personas.Exists ? personas.EnumerateDirectories().Prepend(new DirectoryInfo(root)) : [new DirectoryInfo(root)];
        return folders
            .SelectMany(folder => folder.EnumerateFiles())
            .Select(file => (Path: Path.GetRelativePath(root, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), File: file))
            .Where(candidate => PersonaFileNames.IsPushed(candidate.Path))
            .OrderBy(candidate => candidate.Path, StringComparer.Ordinal);
    }
}
