using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Azure;

/// <summary>What a look at the container gave.</summary>
/// <param name="ById">Of every persona that is there; the default one always is.</param>
/// <param name="Otherwise">Of all others.</param>
/// <param name="Warnings">What lies there and makes no persona, as sentences for the owner.</param>
internal sealed record PersonaReadings(ImmutableDictionary<PersonaId, PersonaReading> ById, PersonaReading Otherwise, ImmutableArray<string> Warnings)
{
    public PersonaReading Default => ById[PersonaId.Default];

    public ImmutableArray<PersonaId> Ids => [.. ById.Keys.OrderByDescending(id => id.IsDefault).ThenBy(id => id.Value, StringComparer.Ordinal)];

    public PersonaReading Of(PersonaId id) => ById.GetValueOrDefault(id, Otherwise);

    /// <summary>Whether this much can be answered with: a persona, or that there is none of that id.</summary>
    public bool Knows(PersonaId id) => Of(id) is var reading && (reading.Persona is not null || ReferenceEquals(reading, PersonaReading.NotThere));
}
