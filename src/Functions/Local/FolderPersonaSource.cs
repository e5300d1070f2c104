using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// The persona from a folder. Every read looks at the files' names, sizes and times, a few system calls; a change is parsed at
/// once, so that an edit shows in the next answer.
/// </summary>
internal sealed partial class FolderPersonaSource(PersonaOptions options, ILogger<FolderPersonaSource> logger) : IPersonaSource, IDisposable
{
    private readonly string _folder = Path.GetFullPath(options.Folder);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Seen? _seen;

    public ValueTask<ImmutableArray<PersonaId>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult<ImmutableArray<PersonaId>>([PersonaId.Default]);

    public async ValueTask<PersonaReading> ReadAsync(PersonaId persona, CancellationToken cancellationToken)
    {
        if (!persona.IsDefault)
        {
            return PersonaReading.NotThere;
        }

        if (_seen is { } seen && seen.Stamp == Stamp())
        {
            return seen.Reading;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            var stamp = Stamp();
            if (_seen?.Stamp != stamp)
            {
                _seen = new Seen(stamp, await ReadFilesAsync(cancellationToken));
            }

            return _seen!.Reading;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<PersonaReading> ReadFilesAsync(CancellationToken cancellationToken)
    {
        PersonaReading fresh;
        try
        {
            var files = new List<PersonaFile>();
            var tooLarge = new List<string>();
            foreach (var file in Files())
            {
                if (file.Length > PersonaFileSize.Max)
                {
                    tooLarge.Add(PersonaFileSize.TooLarge(file.Name));
                    continue;
                }

                files.Add(new PersonaFile(file.Name, await File.ReadAllBytesAsync(file.FullName, cancellationToken)));
            }

            var assembled = PersonaAssembly.Assemble(files, "The persona folder (PERSONA_DIR)", options.MaxCharacters);
            fresh = assembled with { Warnings = assembled.Warnings.InsertRange(0, tooLarge) };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            fresh = new PersonaReading(null, "The persona folder (PERSONA_DIR) can't be read.", []);
        }

        return Report(Keep(fresh));
    }

    // A half-saved file must not silence a twin that was speaking a moment ago.
    private PersonaReading Keep(PersonaReading fresh) =>
        fresh.Persona is null && _seen?.Reading.Persona is { } last
            ? new PersonaReading(last, null, [$"The last change is not used: {fresh.Problem}"])
            : fresh;

    private PersonaReading Report(PersonaReading reading)
    {
        foreach (var warning in reading.Warnings)
        {
            LogWarning(warning);
        }

        if (reading.Persona is { } persona)
        {
            LogRead(persona.Facts.Length, persona.Documents.Length);
        }

        return reading;
    }

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(_folder) is { Exists: true } folder
        ? folder.EnumerateFiles().Where(file => PersonaFileNames.IsKnown(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal)
        : [];

    private string Stamp()
    {
        try
        {
            return string.Join('|', Files().Select(file => $"{file.Name}:{file.Length}:{file.LastWriteTimeUtc.Ticks}"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Persona: {Warning}")]
    private partial void LogWarning(string warning);

    [LoggerMessage(Level = LogLevel.Information, Message = "Persona read: {Facts} facts, {Documents} documents")]
    private partial void LogRead(int facts, int documents);

    private sealed record Seen(string Stamp, PersonaReading Reading);
}
