using System.Globalization;
using System.Text;

namespace DigitalTwin.Functions.Models.Offline.Language;

/// <summary>Cuts text of any script into lower-case words without accents.</summary>
/// <remarks>
/// Scripts that are written without spaces (Chinese, Japanese, Thai and the like) give overlapping pairs of letters instead.
/// A hyphenated word gives its parts. <c>C#</c>, <c>C++</c> and <c>.NET</c>-like marks survive, as they are names.
/// </remarks>
internal static class Tokenizer
{
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var run in Runs(Folding.Fold(text)))
        {
            if (Scripts.HasNoSpaces(run[0]))
            {
                foreach (var pair in Pairs(run))
                {
                    yield return pair;
                }
            }
            else
            {
                word.Clear().Append(run).Replace("'s", "").Replace("'", "");
                if (word.Length > 0)
                {
                    yield return word.ToString();
                }
            }
        }
    }

    private static IEnumerable<string> Runs(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var length = RunLength(text, start);
            if (length > 0)
            {
                yield return text.Substring(start, length);
            }

            start += Math.Max(length, 1);
        }
    }

    private static int RunLength(string text, int start)
    {
        var end = start;
        var spaceless = Scripts.HasNoSpaces(text[start]);
        while (end < text.Length && IsWordPart(text, end, start) && Scripts.HasNoSpaces(text[end]) == spaceless)
        {
            end++;
        }

        return end - start;
    }

    private static bool IsWordPart(string text, int at, int start)
    {
        var letter = text[at];
        if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || IsMark(letter))
        {
            return true;
        }

        var inside = at > start;
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        return inside && letter switch
        {
            '\'' => char.IsLetter(next),
            '.' or ',' => char.IsDigit(text[at - 1]) && char.IsDigit(next),
            '#' => !char.IsLetterOrDigit(next),
            '+' => !char.IsLetterOrDigit(next),
            _ => false,
        };
    }

    private static bool IsMark(char letter) =>
        CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static IEnumerable<string> Pairs(string run)
    {
        if (run.Length == 1)
        {
            yield return run;
        }

        for (var i = 0; i + 1 < run.Length; i++)
        {
            yield return run.Substring(i, 2);
        }
    }
}
