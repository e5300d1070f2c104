using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Tests;

/// <summary>Gives the persona it was told to, which a test may change.</summary>
internal sealed class FixedPersonaSource(Persona? persona) : IPersonaSource
{
    public Persona? Persona { get; set; } = persona;

    public ValueTask<PersonaReading> ReadAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new PersonaReading(Persona, Persona is null ? "There are no persona files." : null, []));
}
