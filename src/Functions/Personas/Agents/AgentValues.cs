using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Personas.Agents;

/// <summary>The values of agent.yaml by their keys. What is not said is null; what can't be meant is an <see cref="AgentFault"/>.</summary>
internal sealed partial class AgentValues(ImmutableArray<AgentEntry> entries)
{
    public const int MaxInstructions = 20_000;

    // Ten years.
    private const double MaxSeconds = 315_360_000;

    private static readonly ImmutableArray<string> Kinds = ["twin", "tutor", "assistant"];

    public PersonaKind Kind() => Said(AgentKeys.Kind, "one of `twin`, `tutor` and `assistant`") is not { } said ? PersonaKind.Twin
        : Kinds.IndexOf(said.Value.Trim().ToLowerInvariant()) is >= 0 and var kind ? (PersonaKind)kind
        : throw new AgentFault(said, $"there is no kind `{Shown(said)}`. Write `twin`, `tutor` or `assistant`; did you mean `{AgentKeys.Nearest(said.Value, Kinds)}`?");

    public string? Text(string key) => Said(key, "one text") is { } said && PersonaText.Normalise(said.Value) is { Length: > 0 } text ? text : null;

    public string? Instructions()
    {
        var text = Text(AgentKeys.Instructions);
        return text is null or { Length: <= MaxInstructions } ? text : throw new AgentFault(
            Said(AgentKeys.Instructions, "one text")!,
            string.Create(CultureInfo.InvariantCulture, $"`instructions` have {text.Length} characters, and {MaxInstructions} at most are taken. Put what it should know into me.txt."));
    }

    /// <summary>A name as a server knows it: on one line.</summary>
    public string? Word(string key) => Text(key) is not { } text ? null
        : text.Length <= 200 && !text.Contains('\n', StringComparison.Ordinal) ? text
        : throw new AgentFault(Said(key, "one text")!, $"`{key}` must be a name on one line, of 200 characters at most.");

    public ImmutableArray<string>? Texts(string key)
    {
        if (Find(key) is not { } entry || (!entry.IsList && entry.Values[0].IsUnsaid))
        {
            return null;
        }

        return entry.IsList
            ? [.. entry.Values.Where(value => !value.IsUnsaid).Select(value => PersonaText.Normalise(value.Value)).Where(text => text.Length > 0)]
            : throw new AgentFault(entry.Values[0], $"`{key}` must be a list. Write each on a line of its own, with `- ` before it.");
    }

    public float? Temperature() => (float?)Number(AgentKeys.Temperature, 0, 2, "a number from 0 to 2, such as 0.7");

    public int? MaxHistory() => Number(AgentKeys.MaxHistory, 0, 200, "a whole number from 0 to 200, such as 20", isWhole: true) is { } number ? (int)number : null;

    public TimeSpan? SessionTimeout() =>
        Number(AgentKeys.SessionTimeout, 1, MaxSeconds, "a number of seconds from 1 to 315360000, such as 3600 for an hour") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public string? Language() => Text(AgentKeys.Language) is not { } text ? null
        : Tag().IsMatch(text) ? text
        : throw new AgentFault(Said(AgentKeys.Language, "one text")!, "`language` must be a language's tag, such as en, es or pt-BR.");

    private double? Number(string key, double least, double most, string wanted, bool isWhole = false)
    {
        if (Said(key, wanted) is not { } said)
        {
            return null;
        }

        var isNumber = double.TryParse(said.Value.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= least && number <= most && (!isWhole || number == Math.Floor(number))
            ? number
            : throw new AgentFault(said, $"`{key}` must be {wanted}, not `{Shown(said)}`.");
    }

    private AgentText? Said(string key, string wanted) => Find(key) switch
    {
        null => null,
        { IsList: true } list => throw new AgentFault(list.Values is [var first, ..] ? first : list.Key, $"`{key}` must be {wanted}, and not a list."),
        { Values: [{ IsUnsaid: true }] } => null,
        { Values: [var said] } => said,
        _ => null,
    };

    private AgentEntry? Find(string key) => entries.FirstOrDefault(entry => entry.Key.Value == key);

    // Short enough for a sentence.
    private static string Shown(AgentText text) => PersonaText.Normalise(text.Value).ReplaceLineEndings(" ") is { Length: > 40 } longer ? $"{longer[..40]}…" : PersonaText.Normalise(text.Value);

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,5}$", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
