using System.Buffers;
using System.Collections.Frozen;

namespace DigitalTwin.Domain.Voice;

/// <summary>Where a sentence ends, in the scripts that mark it.</summary>
internal static class SentenceEnds
{
    /// <summary>Marks that a blank follows, in scripts that have blanks.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create(".!?…।॥؟۔։‼⁇⁈⁉");

    /// <summary>Marks that nothing need follow.</summary>
    private static readonly SearchValues<char> WideMarks = SearchValues.Create("。！？｡።།");

    /// <summary>What goes along with the sentence that it closes, emphasis of Markdown included.</summary>
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"')]}»›”’“‘」』）】〉》*_`~");

    public static readonly SearchValues<char> Openers = SearchValues.Create("\"'([{«‹„“‘「『（【〈《*_`~");

    // That are followed by more of their sentence, whatever its first letter.
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "dr", "mr", "mrs", "ms", "mx", "prof", "sr", "sra", "srta", "jr", "st", "hr", "fr", "frl", "nr", "vs", "ca", "bzw", "abs", "art", "bd", "tel",
        "inc", "ltd", "corp", "fig", "vol", "pp", "al", "approx", "dept", "mme", "mlle", "dipl", "ing", "evtl", "ggf", "inkl", "bspw", "vgl", "sog",
        "gen", "gov", "sen", "rep", "rev", "hon", "capt", "col", "lt", "sgt", "ave", "blvd", "jan", "feb", "aug", "sept", "oct", "okt", "nov", "dec", "dez");

    // Longer than any word of them.
    private const int WordReach = 16;

    // Nothing sensible has so many blanks, or so many closing signs.
    private const int Patience = 40;

    public static bool IsMark(char character) => Marks.Contains(character) || WideMarks.Contains(character);

    /// <param name="at">A mark.</param>
    /// <returns>Where the sentence ends; -1 when this is no end; null when what follows has to be known first.</returns>
    public static int? After(ReadOnlySpan<char> text, int start, int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at < Patience && (IsMark(text[end]) || Closers.Contains(text[end])))
        {
            end++;
        }

        if (end == text.Length)
        {
            return null;
        }

        if (WideMarks.Contains(text[at]))
        {
            return end;
        }

        if (!char.IsWhiteSpace(text[end]))
        {
            return at > start && IsWide(text[at - 1]) && IsWide(text[end]) ? end : -1;
        }

        var next = end;
        var isLineOver = false;
        while (next < text.Length && next - end < Patience && char.IsWhiteSpace(text[next]))
        {
            isLineOver |= text[next++] == '\n';
        }

        return isLineOver || next - end >= Patience ? (IsInItem(text, start, at) ? -1 : end)
            : next == text.Length ? null
            : GoesOn(text, start, at, next) is { } goesOn ? (goesOn ? -1 : end)
            : null;
    }

    // "1." alone in its line is a list's number, whose text follows.
    private static bool IsInItem(ReadOnlySpan<char> text, int start, int at) =>
        text[at] == '.' && Ordinals.IsNumber(WordBefore(text[start..at])) && Ordinals.IsAtLineStart(text, start, at - WordBefore(text[start..at]).Length);

    private static bool? GoesOn(ReadOnlySpan<char> text, int start, int at, int next)
    {
        var first = Opened(text, next);
        if (char.IsLower(first) || text[at] != '.')
        {
            return char.IsLower(first);
        }

        var word = WordBefore(text[start..at]);
        return Ordinals.IsNumber(word) ? Ordinals.IsOne(text, start, at - word.Length, next) : IsNoLastWord(word, first);
    }

    private static bool IsNoLastWord(ReadOnlySpan<char> word, char next) =>
        IsInitial(word)
        || (word.Contains('.') && AreInitials(word))
        || (word.Equals("no", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(next))
        || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static bool IsInitial(ReadOnlySpan<char> word) => word.Length == 1 && char.IsLetter(word[0]) && word[0] != 'I' && word[0] < '\u0590';

    private static bool AreInitials(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
            {
                return false;
            }
        }

        return true;
    }

    // Chinese, Japanese, Korean: what is written without blanks, or may be.
    private static bool IsWide(char character) => character is (>= '\u2e80' and < '\ud800') or (>= '\uf900' and <= '\uffef');

    public static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text)
    {
        var first = text.Length;
        while (first > 0 && text.Length - first < WordReach && !char.IsWhiteSpace(text[first - 1]) && !Openers.Contains(text[first - 1]))
        {
            first--;
        }

        return text[first..];
    }

    private static char Opened(ReadOnlySpan<char> text, int at) =>
        Openers.Contains(text[at]) && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && char.IsLetter(text[at + 1]) ? 'A' : text[at];
}
