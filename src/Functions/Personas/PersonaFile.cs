namespace DigitalTwin.Functions.Personas;

/// <summary>One file of the persona folder or container, as it lies there.</summary>
/// <param name="Name">The file's name without its folder.</param>
internal sealed record PersonaFile(string Name, byte[] Bytes);
