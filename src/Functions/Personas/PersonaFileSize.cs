using DigitalTwin.Functions.Personas.Agents;

namespace DigitalTwin.Functions.Personas;

/// <summary>How large a persona file may be: 32 MiB, and agent.yaml 64 KiB.</summary>
internal static class PersonaFileSize
{
    public const long Max = 32 * 1024 * 1024;

    public static bool IsTooLarge(string name, long? bytes) => bytes > (PersonaFileNames.Is(name, PersonaFileNames.Agent) ? AgentFile.MaxBytes : Max);

    /// <summary>The warning for one that is larger.</summary>
    public static string TooLarge(string name) => $"{name} was skipped: it is larger than 32 MiB.";
}
