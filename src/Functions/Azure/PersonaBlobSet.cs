using System.Collections.Immutable;
using DigitalTwin.Functions.Personas;

namespace DigitalTwin.Functions.Azure;

/// <summary>The files of one persona as they lie in the container.</summary>
/// <param name="Files">In the order of their names.</param>
/// <param name="Stamp">Equal when nothing changed.</param>
internal sealed record PersonaBlobSet(ImmutableArray<PersonaFile> Files, string Stamp);
