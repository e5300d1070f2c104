namespace DigitalTwin.Functions.Personas;

/// <summary>Which files make up a persona. Names count in any case.</summary>
internal static class PersonaFileNames
{
    public const string Facts = "facts.json";
    public const string Summary = "summary.txt";
    public const string Style = "style.txt";
    public const string Notes = "me.txt";
    public const string LinkedIn = "linkedin.pdf";
    public const string Agent = "agent.yaml";

    public static bool IsKnown(string name) => IsPdf(name) || Is(name, Facts) || Is(name, Summary) || Is(name, Style) || Is(name, Notes) || Is(name, Agent);

    /// <summary>Whether a file goes along when a persona is pushed: by its path, <c>facts.json</c> or <c>personas/ID/facts.json</c>.</summary>
    public static bool IsPushed(string path) => path.Split('/') switch
    {
        [var name] => IsKnown(name),
        [PersonaFolders.Further, { Length: > 0 }, var name] => IsKnown(name),
        _ => false,
    };

    public static bool IsPdf(string name) => name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    public static bool Is(string name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);
}
