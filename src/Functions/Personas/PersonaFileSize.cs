namespace DigitalTwin.Functions.Personas;

/// <summary>How large a persona file may be: 32 MiB.</summary>
internal static class PersonaFileSize
{
    public const long Max = 32 * 1024 * 1024;

    /// <summary>The warning for one that is larger.</summary>
    public static string TooLarge(string name) => $"{name} was skipped: it is larger than 32 MiB.";
}
