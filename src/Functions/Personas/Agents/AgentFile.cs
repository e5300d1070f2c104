using System.Collections.Immutable;
using System.Globalization;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Personas.Agents;

/// <summary>What agent.yaml says: how a persona behaves, and what a page shows of it.</summary>
/// <param name="SuggestedQuestions">Null when it says nothing of them; empty when it wants none.</param>
/// <param name="Warnings">Keys that are not known, as sentences.</param>
/// <param name="Problem">Why it can't be used, with file, line and column, both from 1; null when it can.</param>
internal sealed record AgentFile(
    PersonaAgent Agent, string? Name, string? Headline, string? Greeting, ImmutableArray<string>? SuggestedQuestions, ImmutableArray<string> Warnings, string? Problem)
{
    public const int MaxBytes = 64 * 1024;

    private static readonly TimeSpan AssistantsForget = TimeSpan.FromHours(1);

    public static AgentFile None { get; } = new(new PersonaAgent(), null, null, null, null, [], null);

    /// <summary>Whether there is a text in it that a persona can begin with.</summary>
    public bool SaysSomething => (Agent.Instructions ?? Name ?? Headline ?? Greeting) is not null;

    public static AgentFile TooLarge(string fileName) =>
        None with { Problem = $"{fileName}, line 1, column 1: the file is larger than 64 KiB. Put what the persona should know into me.txt." };

    public static AgentFile Parse(string fileName, string yaml)
    {
        try
        {
            var entries = AgentYaml.Read(yaml);
            return Read(new AgentValues(entries)) with { Warnings = [.. Unknown(fileName, entries)] };
        }
        catch (AgentFault fault)
        {
            return None with { Problem = string.Create(CultureInfo.InvariantCulture, $"{fileName}, line {fault.Line}, column {fault.Column}: {fault.Message}") };
        }
    }

    private static AgentFile Read(AgentValues values)
    {
        var kind = values.Kind();
        var agent = new PersonaAgent
        {
            Kind = kind,
            Instructions = values.Instructions(),
            Model = values.Word(AgentKeys.Model),
            Temperature = values.Temperature(),
            MaxHistory = values.MaxHistory(),
            SessionTimeout = values.SessionTimeout() ?? (kind == PersonaKind.Assistant ? AssistantsForget : null),
            Voice = values.Word(AgentKeys.Voice),
            Language = values.Language(),
        };
        return None with
        {
            Agent = agent,
            Name = values.Word(AgentKeys.Name),
            Headline = values.Text(AgentKeys.Headline),
            Greeting = values.Text(AgentKeys.Greeting),
            SuggestedQuestions = values.Texts(AgentKeys.SuggestedQuestions),
        };
    }

    private static IEnumerable<string> Unknown(string fileName, ImmutableArray<AgentEntry> entries) => entries
        .Select(entry => entry.Key)
        .Where(key => !AgentKeys.All.Contains(key.Value))
        .Select(key => string.Create(CultureInfo.InvariantCulture,
            $"{fileName}, line {key.Line}, column {key.Column}: there is no key `{Shown(key.Value)}`, so it is not used. The nearest is `{AgentKeys.Nearest(key.Value, AgentKeys.All)}`."));

    private static string Shown(string key) => PersonaText.Normalise(key).ReplaceLineEndings(" ") is { Length: > 40 } longer ? $"{longer[..40]}…" : PersonaText.Normalise(key);
}
