using System.Collections.Immutable;

namespace DigitalTwin.Functions.Personas.Agents;

/// <summary>The keys of agent.yaml.</summary>
internal static class AgentKeys
{
    public const string Name = "name";
    public const string Headline = "headline";
    public const string Kind = "kind";
    public const string Instructions = "instructions";
    public const string Greeting = "greeting";
    public const string SuggestedQuestions = "suggested_questions";
    public const string Model = "model";
    public const string Temperature = "temperature";
    public const string MaxHistory = "max_history";
    public const string SessionTimeout = "session_timeout";
    public const string Voice = "voice";
    public const string Language = "language";

    public static ImmutableArray<string> All { get; } =
        [Name, Headline, Kind, Instructions, Greeting, SuggestedQuestions, Model, Temperature, MaxHistory, SessionTimeout, Voice, Language];

    /// <summary>The one of <paramref name="known"/> that takes the fewest changes to write.</summary>
    public static string Nearest(string word, IEnumerable<string> known) =>
        known.MinBy(name => Distance(word.ToLowerInvariant().Replace('-', '_').Replace(' ', '_'), name))!;

    // How many letters to put in, take out or change, row by row.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        foreach (var letter in from.AsSpan(0, Math.Min(from.Length, 64)))
        {
            var diagonal = row[0]++;
            for (var i = 1; i <= to.Length; i++)
            {
                (row[i], diagonal) = (Math.Min(Math.Min(row[i], row[i - 1]) + 1, diagonal + (letter == to[i - 1] ? 0 : 1)), row[i]);
            }
        }

        return row[^1];
    }
}
