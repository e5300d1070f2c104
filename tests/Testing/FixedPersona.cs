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

    public static FixedPersona Of(Persona? persona) =>
        new(new PersonaReading(persona, persona is null ? "There are no persona files." : null, []));

    public ValueTask<PersonaReading> ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Reading);
}
