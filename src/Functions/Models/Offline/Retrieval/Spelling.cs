namespace DigitalTwin.Functions.Models.Offline.Retrieval;

/// <summary>Forgives one slip of the finger in a longer word.</summary>
internal static class Spelling
{
    private const int ShortestForgiven = 6;

    /// <summary>
    /// The known word one letter added, lost, changed or swapped away, null if there is none. The first and the last letter
    /// must be right: words that differ there are mostly other words, as German and Germany are.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> vocabulary) =>
        word.Length < ShortestForgiven
            ? null
            : vocabulary.Where(known => known[0] == word[0] && known[^1] == word[^1] && IsOneSlipAway(word, known)).Order(StringComparer.Ordinal).FirstOrDefault();

    private static bool IsOneSlipAway(string word, string known)
    {
        if (Math.Abs(word.Length - known.Length) > 1)
        {
            return false;
        }

        var same = 0;
        while (same < word.Length && same < known.Length && word[same] == known[same])
        {
            same++;
        }

        var left = word[same..];
        var right = known[same..];
        return left.Length == right.Length
            ? left.Length > 0 && (left[1..] == right[1..] || IsSwap(left, right))
            : left.Length > right.Length ? left[1..] == right : right[1..] == left;
    }

    private static bool IsSwap(string left, string right) =>
        left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..] == right[2..];
}
