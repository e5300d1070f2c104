using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Testing;

/// <summary>A persona source that gives the reading it was told to, which a test may change.</summary>
public sealed class FixedPersona(PersonaReading reading) : IPersonaSource
{
    public static Persona Owner { get; } = new()
    {
        Name = "Sabela Adjei-Toivonen",
        Facts = [new PersonaFact("full_name", "Sabela Adjei-Toivonen"), new PersonaFact("email", "sabela@example.org")],
        Documents =
        [
            new PersonaDocument("summary.txt", PersonaDocumentKind.Summary, "I map reefs."),
            new PersonaDocument("style.txt", PersonaDocumentKind.Style, "Dry humour."),
        ],
        Version = "1",
    };

    public PersonaReading Reading { get; set; } = reading;

    /// <summary>A persona beside the owner's own, named as its id is.</summary>
    public static Persona Further(string id, PersonaAgent agent) => new()
    {
        Id = TestIds.Persona(id),
        Agent = agent,
        Name = id,
        Documents = [new PersonaDocument("summary.txt", PersonaDocumentKind.Summary, "A neuron passes on what excites it.")],
        Version = "1",
    };

    public static FixedPersona Of(Persona? persona) =>
        new(new PersonaReading(persona, persona is null ? "There are no persona files." : null, []));

    /// <summary>The readings of further personas, by their ids.</summary>
    public Dictionary<PersonaId, PersonaReading> Others { get; } = [];

    public ValueTask<PersonaReading> ReadAsync(PersonaId persona, CancellationToken cancellationToken) =>
        ValueTask.FromResult(persona.IsDefault ? Reading : Others.GetValueOrDefault(persona, PersonaReading.NotThere));

    public ValueTask<ImmutableArray<PersonaId>> ListAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<ImmutableArray<PersonaId>>([PersonaId.Default, .. Others.Keys.OrderBy(id => id.Value, StringComparer.Ordinal)]);
}
