using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// One persona's folder. Every read looks at the files' names, sizes and times, a few system calls; a change is parsed at once, so
/// that an edit shows in the next answer.
/// </summary>
internal sealed partial class PersonaFolder(PersonaId id, string folder, int maxCharacters, ILogger logger) : IDisposable
{
    private const string Root = "The persona folder (PERSONA_DIR)";

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Seen? _seen;

    public async ValueTask<PersonaReading> ReadAsync(CancellationToken cancellationToken)
    {
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
        var place = PersonaFolders.Place(id, Root);
        PersonaReading fresh;
        try
        {
            var files = new List<PersonaFile>();
            foreach (var file in Files())
            {
                files.Add(PersonaFileSize.IsTooLarge(file.Name, file.Length)
                    ? PersonaFile.TooLarge(file.Name)
                    : new PersonaFile(file.Name, await File.ReadAllBytesAsync(file.FullName, cancellationToken)));
            }

            fresh = PersonaAssembly.Assemble(id, files, place, maxCharacters);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            fresh = new PersonaReading(null, $"{place} can't be read.", []);
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
            LogWarning(PersonaFolders.Tell(id, warning));
        }

        // Of the default one whoever starts speaks: it may be the end of the start.
        if (reading.Problem is { } problem && !id.IsDefault)
        {
            LogProblem(PersonaFolders.Tell(id, problem));
        }

        if (reading.Persona is { } persona)
        {
            LogRead(id.Value, persona.Facts.Length, persona.Documents.Length);
        }

        return reading;
    }

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(folder) is { Exists: true } there
        ? there.EnumerateFiles().Where(file => PersonaFileNames.IsKnown(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal)
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Persona: {Problem}")]
    private partial void LogProblem(string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Persona read: {Persona}, {Facts} facts, {Documents} documents")]
    private partial void LogRead(string persona, int facts, int documents);

    private sealed record Seen(string Stamp, PersonaReading Reading);
}
