using System.Collections.Frozen;

namespace DigitalTwin.Domain.Voice;

/// <summary>Numbers with a point behind them that end no sentence: of a list, and in German of an order.</summary>
internal static class Ordinals
{
    // None of them is an English word that a number follows.
    private static readonly FrozenSet<string> Articles = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "der", "die", "das", "den", "dem", "des", "im", "vom", "zum", "zur", "beim");

    private static readonly FrozenSet<string> Months = FrozenSet.Create(
        StringComparer.Ordinal,
        "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember");

    private const int LongestMonth = 9;

    public static bool IsNumber(ReadOnlySpan<char> word) => word.Length is 1 or 2 && !word.ContainsAnyExceptInRange('0', '9');

    /// <param name="start">Where the text begins of which nothing is cut yet.</param>
    /// <param name="number">Where the number begins.</param>
    /// <param name="next">Where what follows it begins.</param>
    /// <returns>Null when more of what follows has to be known first.</returns>
    public static bool? IsOne(ReadOnlySpan<char> text, int start, int number, int next)
    {
        if (IsAtLineStart(text, start, number) || Articles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(SentenceEnds.WordBefore(text[start..number].TrimEnd())))
        {
            return true;
        }

        var end = next;
        while (end < text.Length && end - next <= LongestMonth && char.IsLetter(text[end]))
        {
            end++;
        }

        return end == text.Length && end - next <= LongestMonth ? null : Months.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[next..end]);
    }

    /// <summary>Behind nothing but indents and signs of Markdown. A single blank stands behind a sentence that was cut off.</summary>
    public static bool IsAtLineStart(ReadOnlySpan<char> text, int start, int number)
    {
        var at = number;
        while (at > start && text[at - 1] != '\n' && (char.IsWhiteSpace(text[at - 1]) || SentenceEnds.Openers.Contains(text[at - 1]) || text[at - 1] is '#' or '>' or '-'))
        {
            at--;
        }

        return at > start ? text[at - 1] == '\n' : text[start] != ' ' || char.IsWhiteSpace(text[start + 1]);
    }
}
