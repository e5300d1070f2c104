using System.Collections.Concurrent;
using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Local;

/// <summary>
/// The personas from a folder: the default one's files lie at its root, a further one's in <c>personas/ID</c>. Each is read, kept and
/// waited for by itself, so that a change in one is nothing to the others; new folders and removed ones count at once.
/// </summary>
internal sealed partial class FolderPersonaSource : IPersonaSource, IDisposable
{
    private readonly string _root;
    private readonly string _further;
    private readonly Func<PersonaId, PersonaFolder> _open;
    private readonly PersonaFolder _default;
    private readonly ConcurrentDictionary<PersonaId, PersonaFolder> _others = new();
    private readonly ILogger _logger;
    private ImmutableArray<string> _told = [];

    public FolderPersonaSource(PersonaOptions options, ILogger<FolderPersonaSource> logger)
    {
        _root = Path.GetFullPath(options.Folder);
        _further = Path.Combine(_root, PersonaFolders.Further);
        _logger = logger;
        _open = id => new PersonaFolder(id, Folder(id), options.MaxCharacters, logger);
        _default = _open(PersonaId.Default);
    }

    public ValueTask<PersonaReading> ReadAsync(PersonaId persona, CancellationToken cancellationToken) =>
        persona.IsDefault ? _default.ReadAsync(cancellationToken)
        : IsThere(persona) ? _others.GetOrAdd(persona, _open).ReadAsync(cancellationToken)
        : ValueTask.FromResult(PersonaReading.NotThere);

    public ValueTask<ImmutableArray<PersonaId>> ListAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<ImmutableArray<PersonaId>>([
            PersonaId.Default,
            .. Names().Select(name => PersonaFolders.TryParse(name, out var id) ? id : default).Where(id => !id.IsDefault).OrderBy(id => id.Value, StringComparer.Ordinal),
        ]);

    public ValueTask<ImmutableArray<string>> WarningsAsync(CancellationToken cancellationToken)
    {
        var warnings = Names().Where(name => !PersonaFolders.TryParse(name, out _)).Order(StringComparer.Ordinal).Select(PersonaFolders.Unused).ToImmutableArray();
        foreach (var warning in warnings.Except(_told))
        {
            LogWarning(warning);
        }

        _told = warnings;
        return ValueTask.FromResult(warnings);
    }

    public void Dispose()
    {
        _default.Dispose();
        foreach (var other in _others.Values)
        {
            other.Dispose();
        }
    }

    private string Folder(PersonaId id) => id.IsDefault ? _root : Path.Combine(_further, id.Value);

    // What was removed is forgotten; where all is gone, as on a drive that was pulled out, the last good ones speak on.
    private bool IsThere(PersonaId id)
    {
        if (Directory.Exists(Folder(id)) || (_others.ContainsKey(id) && !Directory.Exists(_root)))
        {
            return true;
        }

        _others.TryRemove(id, out _);
        return false;
    }

    private string[] Names()
    {
        try
        {
            return Directory.Exists(_further) ? [.. new DirectoryInfo(_further).EnumerateDirectories().Select(folder => folder.Name)] : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Persona: {Warning}")]
    private partial void LogWarning(string warning);
}
