using System.Collections.Immutable;

namespace DigitalTwin.Domain.Personas;

/// <summary>What a look at the persona files gave.</summary>
/// <param name="Persona">The persona to answer with; null when there is none to be had.</param>
/// <param name="Problem">Why there is none, and what to do about it, as a sentence for the owner; null when there is one.</param>
/// <param name="Warnings">What was skipped, cut or kept from before, as sentences for the owner.</param>
public sealed record PersonaReading(Persona? Persona, string? Problem, ImmutableArray<string> Warnings)
{
    /// <summary>There is no persona of that id; not even one that can't be used.</summary>
    public static PersonaReading NotThere { get; } = new(null, "There is no such persona.", []);

    /// <summary>What a visitor is told when there is none; unlike <see cref="Problem"/> it gives nothing of the files away.</summary>
    public string Apology { get; init; } = "The twin has nothing to speak from at the moment. Its owner can see why at /api/health.";
}
