namespace DigitalTwin.Functions.Personas;

/// <summary>One file of the persona folder or container, as it lies there.</summary>
/// <param name="Name">The file's name without its folder.</param>
/// <param name="Bytes">Empty for one that is too large, which is not read.</param>
internal sealed record PersonaFile(string Name, byte[] Bytes)
{
    public bool IsTooLarge { get; init; }

    /// <summary>Stands for a file that was not read; see <see cref="PersonaFileSize"/>.</summary>
    public static PersonaFile TooLarge(string name) => new(name, []) { IsTooLarge = true };
}
