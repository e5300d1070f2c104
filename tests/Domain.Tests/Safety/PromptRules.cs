using DigitalTwin.Domain.Personas;
using DigitalTwin.Testing;

namespace DigitalTwin.Domain.Tests.Safety;

/// <summary>The rules as they stand in the prompt.</summary>
internal static class PromptRules
{
    public static string All { get; } = In(TestPrompt.Make().SystemMessage(FixedPersona.Owner, new DateOnly(2026, 11, 21)));

    /// <summary>One rule, without a canary near it.</summary>
    public static string One { get; } = All.Split('\n').First(line => line.StartsWith("- Stay", StringComparison.Ordinal));

    public static string Of(PersonaKind kind) =>
        In(TestPrompt.Make().SystemMessage(FixedPersona.Further("another", new PersonaAgent { Kind = kind }), new DateOnly(2026, 11, 21)));

    private static string In(string prompt) =>
        prompt[(prompt.IndexOf("<twin-rules>", StringComparison.Ordinal) + "<twin-rules>".Length)..prompt.IndexOf("</twin-rules>", StringComparison.Ordinal)].Trim();
}
