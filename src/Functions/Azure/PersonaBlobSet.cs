using System.Collections.Immutable;
using DigitalTwin.Functions.Personas;

namespace DigitalTwin.Functions.Azure;

/// <summary>The persona files as they lie in the container.</summary>
/// <param name="Files">In the order of their names.</param>
/// <param name="Skipped">What is there and not read, as sentences for the owner.</param>
/// <param name="Stamp">Equal when nothing changed.</param>
internal sealed record PersonaBlobSet(ImmutableArray<PersonaFile> Files, ImmutableArray<string> Skipped, string Stamp);
