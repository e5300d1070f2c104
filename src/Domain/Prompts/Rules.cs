using System.Collections.Immutable;
using System.Globalization;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Prompts;

/// <summary>
/// How a persona behaves, by its kind. The wording names nobody, is the same for all personas of a kind, and avoids what an honest
/// answer would say too: long runs of it never leave the house (see <see cref="Safety.LeakFilter"/>).
/// </summary>
internal static class Rules
{
    /// <summary>In groups; the canary stands before, between and after them.</summary>
    public static ImmutableArray<string> Groups(PersonaAgent agent, int replyTokens)
    {
        var (language, words) = (Language(agent), Words(replyTokens));
        var own = agent.Kind switch
        {
            PersonaKind.Tutor => TutorRules.Groups(language, words),
            PersonaKind.Assistant => AssistantRules.Groups(language, words),
            _ => TwinRules.Groups(language, words),
        };
        return [.. own, SafetyRules.Group(agent)];
    }

    /// <summary>All that personas of this kind may be told.</summary>
    public static ImmutableArray<string> Of(PersonaKind kind, int replyTokens) =>
        Groups(new PersonaAgent { Kind = kind, Instructions = "Any", Language = "en" }, replyTokens);

    private static string Language(PersonaAgent agent) => "Answer in the language of the visitor's last message."
        + (agent.Language is { } language ? $" Where that leaves it open, take the one that is tagged \"{PromptText.Line(language)}\"." : "");

    private static string Words(int replyTokens) => string.Create(CultureInfo.InvariantCulture, $"at most {replyTokens / 2} words");
}
