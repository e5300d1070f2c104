using System.Collections.Immutable;
using Azure.Storage.Blobs;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// The persona from a blob container. It is looked for a change at most once in PERSONA_REFRESH, by one reader for all; while
/// there is no persona, every 5 seconds, so that a pushed one speaks soon. Nobody waits for a look when there is a persona, but
/// the reader who began it, and that one 2 seconds at most; without a persona all wait, 10 seconds at most, and the look goes on
/// without them: files that take minutes to fetch become a persona too. Whatever happens to the storage, the last good persona is
/// kept, with a warning; no read throws but for its own cancellation.
/// </summary>
internal sealed partial class BlobPersonaSource(
    BlobContainerClient container, PersonaOptions options, TimeProvider time, ILogger<BlobPersonaSource> logger) : IPersonaSource
{
    private static readonly TimeSpan RefreshWithoutPersona = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceWithoutPersona = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestLookWithoutPersona = TimeSpan.FromMinutes(5);

    private readonly PersonaFromBlobs _persona = new(new PersonaBlobs(container), options.MaxCharacters, logger);
    private readonly TimeSpan _refresh = TimeSpan.FromSeconds(options.Refresh);
    private readonly Lock _lock = new();
    private PersonaReading? _last;
    private long _lookedAt;
    private Lazy<Task<PersonaReading>>? _look;

    public ValueTask<ImmutableArray<PersonaId>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult<ImmutableArray<PersonaId>>([PersonaId.Default]);

    public async ValueTask<PersonaReading> ReadAsync(PersonaId persona, CancellationToken cancellationToken)
    {
        if (!persona.IsDefault)
        {
            return PersonaReading.NotThere;
        }

        PersonaReading? last;
        Lazy<Task<PersonaReading>> look;
        lock (_lock)
        {
            last = _last;
            var isFresh = _look is null ? !IsDue() : last?.Persona is not null;
            if (last is not null && isFresh)
            {
                return last;
            }

            look = _look ??= new Lazy<Task<PersonaReading>>(LookAsync);
        }

        try
        {
            return await look.Value.WaitAsync(last?.Persona is null ? PatienceWithoutPersona : Patience, time, cancellationToken);
        }
        catch (TimeoutException late)
        {
            return GoOn(look, late);
        }
    }

    private bool IsDue()
    {
        var wait = _last?.Persona is null && RefreshWithoutPersona < _refresh ? RefreshWithoutPersona : _refresh;
        return time.GetElapsedTime(_lookedAt) >= wait;
    }

    // Not bound to the reader who began it: others wait for it too, and its outcome counts also when nobody does any more.
    private async Task<PersonaReading> LookAsync()
    {
        using var end = new CancellationTokenSource(_last?.Persona is null ? LongestLookWithoutPersona : LongestLook, time);
        var reading = await _persona.ReadAsync(end.Token);
        lock (_lock)
        {
            _last = reading;
            _lookedAt = time.GetTimestamp();
            _look = null;
            return reading;
        }
    }

    private PersonaReading GoOn(Lazy<Task<PersonaReading>> look, Exception late)
    {
        lock (_lock)
        {
            if (_look != look)
            {
                return _last!;
            }

            // For health, and for those who read while the look goes on.
            var reading = _persona.Without(late);
            _last = reading.Persona is null ? _last : reading;
            return reading;
        }
    }
}
