namespace DigitalTwin.Domain.Personas;

/// <summary>One leaf of facts.json.</summary>
/// <param name="Path">Where it stands, members joined by dots and array items numbered from 1: <c>education.2.degree</c>.</param>
/// <param name="Value">The leaf as text: strings as they are, numbers and booleans as JSON writes them. Never empty; nulls are left out.</param>
public sealed record PersonaFact(string Path, string Value);
