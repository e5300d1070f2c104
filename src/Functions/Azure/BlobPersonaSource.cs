using System.Collections.Immutable;
using Azure.Storage.Blobs;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// The personas from a blob container: the default one's files lie at its root, a further one's under <c>personas/ID/</c>. It is
/// looked at for changes at most once in PERSONA_REFRESH, by one reader and one listing for all; while there is no default persona,
/// every 5 seconds, so that a pushed one speaks soon. Nobody waits for a look when there is a persona, but the reader who began it,
/// and that one 2 seconds at most; without a persona all wait, 10 seconds at most, and the look goes on without them: files that
/// take minutes to fetch become a persona too. Whatever happens to the storage, the last good personas are kept, with a warning; no
/// read throws but for its own cancellation.
/// </summary>
internal sealed partial class BlobPersonaSource(
    BlobContainerClient container, PersonaOptions options, TimeProvider time, ILogger<BlobPersonaSource> logger) : IPersonaSource
{
    private static readonly TimeSpan RefreshWithoutPersona = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceWithoutPersona = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestLookWithoutPersona = TimeSpan.FromMinutes(5);

    private readonly PersonasFromBlobs _personas = new(new PersonaBlobs(container), options.MaxCharacters, logger);
    private readonly TimeSpan _refresh = TimeSpan.FromSeconds(options.Refresh);
    private readonly Lock _lock = new();
    private PersonaReadings? _last;
    private long _lookedAt;
    private Lazy<Task<PersonaReadings>>? _look;

    public async ValueTask<PersonaReading> ReadAsync(PersonaId persona, CancellationToken cancellationToken) =>
        (await ReadAllAsync(last => last.Knows(persona), cancellationToken)).Of(persona);

    public async ValueTask<ImmutableArray<PersonaId>> ListAsync(CancellationToken cancellationToken) => (await ReadAllAsync(_ => true, cancellationToken)).Ids;

    public async ValueTask<ImmutableArray<string>> WarningsAsync(CancellationToken cancellationToken) => (await ReadAllAsync(_ => true, cancellationToken)).Warnings;

    /// <param name="isEnough">Whether one can do with what the last look gave.</param>
    private async ValueTask<PersonaReadings> ReadAllAsync(Func<PersonaReadings, bool> isEnough, CancellationToken cancellationToken)
    {
        bool hasEnough;
        Lazy<Task<PersonaReadings>> look;
        lock (_lock)
        {
            hasEnough = _last is not null && isEnough(_last);
            if (_last is not null && (_look is null ? !IsDue() : hasEnough))
            {
                return _last;
            }

            look = _look ??= new Lazy<Task<PersonaReadings>>(LookAsync);
        }

        try
        {
            return await look.Value.WaitAsync(hasEnough ? Patience : PatienceWithoutPersona, time, cancellationToken);
        }
        catch (TimeoutException late)
        {
            return GoOn(look, late);
        }
    }

    private bool IsDue()
    {
        var wait = _last?.Default.Persona is null && RefreshWithoutPersona < _refresh ? RefreshWithoutPersona : _refresh;
        return time.GetElapsedTime(_lookedAt) >= wait;
    }

    // Not bound to the reader who began it: others wait for it too, and its outcome counts also when nobody does any more.
    private async Task<PersonaReadings> LookAsync()
    {
        using var end = new CancellationTokenSource(_last?.Default.Persona is null ? LongestLookWithoutPersona : LongestLook, time);
        var readings = await _personas.ReadAsync(end.Token);
        lock (_lock)
        {
            _last = readings;
            _lookedAt = time.GetTimestamp();
            _look = null;
            return readings;
        }
    }

    private PersonaReadings GoOn(Lazy<Task<PersonaReadings>> look, Exception late)
    {
        lock (_lock)
        {
            if (_look != look)
            {
                return _last!;
            }

            // For health, and for those who read while the look goes on.
            var readings = _personas.Without(late);
            _last = readings.ById.Values.Any(reading => reading.Persona is not null) ? readings : _last;
            return readings;
        }
    }
}
