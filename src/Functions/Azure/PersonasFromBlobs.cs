using System.Collections.Concurrent;
using System.Collections.Immutable;
using Azure;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Azure;

/// <summary>Makes personas of what lies in the container, each by itself. Tells every trouble once, however long it lasts.</summary>
internal sealed partial class PersonasFromBlobs(PersonaBlobs blobs, int maxCharacters, ILogger logger)
{
    private const int PersonasAtOnce = 4;

    private readonly ConcurrentDictionary<PersonaId, PersonaFromBlobs> _personas = new();
    private volatile bool _wasListed;
    private ImmutableArray<string> _unused = [];
    private string? _trouble;

    /// <summary>Looks at the container. Never throws.</summary>
    public async Task<PersonaReadings> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var fetched = await FetchAsync(cancellationToken);
            if (fetched.Any(persona => persona.Fault is RequestFailedException { Status: 404 or 412 }))
            {
                // Somebody pushed between the list and the download.
                fetched = await FetchAsync(cancellationToken);
            }

            return Take(fetched);
        }
        catch (Exception fault) when (BlobFault.IsMissingContainer(fault))
        {
            Tell(null);
            Of(PersonaId.Default);
            return Readings(persona => persona.TakeNothing(), PersonaReading.NotThere);
        }
        catch (Exception fault)
        {
            return Without(fault);
        }
    }

    /// <summary>What to go on with when the container could not be looked at.</summary>
    public PersonaReadings Without(Exception fault)
    {
        var trouble = Tell(fault)!;
        Of(PersonaId.Default);
        return Readings(persona => persona.Without(trouble), _wasListed ? PersonaReading.NotThere : PersonaFromBlobs.Unread(trouble));
    }

    private async Task<Fetched[]> FetchAsync(CancellationToken cancellationToken)
    {
        var listing = await blobs.ListAsync(cancellationToken);
        _wasListed = true;
        TakeUnused(listing.Unused);
        foreach (var gone in _personas.Keys.Except(listing.Personas.Keys).ToList())
        {
            _personas.TryRemove(gone, out _);
        }

        var fetched = new ConcurrentBag<Fetched>();
        var few = new ParallelOptions { MaxDegreeOfParallelism = PersonasAtOnce };
        await Parallel.ForEachAsync(listing.Personas, few, async (persona, _) =>
        {
            try
            {
                fetched.Add(new Fetched(persona.Key, await blobs.FetchAsync(persona.Value, cancellationToken), null));
            }
            catch (Exception fault) when (!BlobFault.IsMissingContainer(fault))
            {
                fetched.Add(new Fetched(persona.Key, null, fault));
            }
        });
        return [.. fetched];
    }

    // One whose files could not be had goes on as it was; the others are none the worse.
    private PersonaReadings Take(Fetched[] fetched)
    {
        Tell(fetched.FirstOrDefault(persona => persona.Fault is not null)?.Fault);
        return new PersonaReadings(
            fetched.ToImmutableDictionary(
                persona => persona.Id,
                persona => persona.Set is { } set ? Of(persona.Id).Take(set) : Of(persona.Id).Without(BlobFault.Explain(persona.Fault!))),
            PersonaReading.NotThere,
            _unused);
    }

    private PersonaReadings Readings(Func<PersonaFromBlobs, PersonaReading> read, PersonaReading otherwise) =>
        new(_personas.ToImmutableDictionary(persona => persona.Key, persona => read(persona.Value)), otherwise, _unused);

    private PersonaFromBlobs Of(PersonaId id) => _personas.GetOrAdd(id, key => new PersonaFromBlobs(key, maxCharacters, logger));

    private void TakeUnused(IEnumerable<string> folders)
    {
        var unused = folders.Select(PersonaFolders.Unused).ToImmutableArray();
        foreach (var warning in unused.Except(_unused))
        {
            LogUnused(warning);
        }

        _unused = unused;
    }

    /// <returns>The trouble as a sentence; null when there is none.</returns>
    private string? Tell(Exception? fault)
    {
        var trouble = fault is null ? null : BlobFault.Explain(fault);
        var before = Interlocked.Exchange(ref _trouble, trouble);
        if (trouble is not null && trouble != before)
        {
            LogTrouble(trouble, fault!);
        }
        else if (trouble is null && before is not null)
        {
            LogBack();
        }

        return trouble;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Persona: {Trouble}")]
    private partial void LogTrouble(string trouble, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Persona: the storage answers again")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Persona: {Warning}")]
    private partial void LogUnused(string warning);

    private sealed record Fetched(PersonaId Id, PersonaBlobSet? Set, Exception? Fault);
}
