using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Personas;

/// <param name="Personas">The default one first, the others by their ids; those that can't be used are left out.</param>
internal sealed record PersonasReply(IReadOnlyList<PersonaEntry> Personas)
{
    public static async Task<PersonasReply> ReadAsync(IPersonaSource personas, CancellationToken cancellationToken)
    {
        var entries = ImmutableArray.CreateBuilder<PersonaEntry>();
        foreach (var id in await personas.ListAsync(cancellationToken))
        {
            if ((await personas.ReadAsync(id, cancellationToken)).Persona is { } persona)
            {
                entries.Add(PersonaEntry.From(persona));
            }
        }

        return new PersonasReply(entries.ToImmutable());
    }
}

/// <param name="Id">What a chat sends as its <c>persona</c>.</param>
/// <param name="Kind">A twin speaks for a person, a tutor teaches, an assistant helps.</param>
/// <param name="Greeting">The first words on the page; always there, made from the name when the owner wrote none.</param>
/// <param name="Language">What its visitors speak unless they show otherwise, as in BCP 47; absent when the owner named none.</param>
internal sealed record PersonaEntry(
    string Id,
    string Name,
    string? Headline,
    [property: AllowedValues("twin", "tutor", "assistant")] string Kind,
    string Greeting,
    IReadOnlyList<string> SuggestedQuestions,
    string? Language)
{
    public static PersonaEntry From(Persona persona) => new(
        persona.Id.Value,
        persona.Name,
        persona.Headline,
        PersonaPhrases.Kind(persona.Agent.Kind),
        PersonaPhrases.Greeting(persona),
        persona.SuggestedQuestions,
        persona.Agent.Language);
}
