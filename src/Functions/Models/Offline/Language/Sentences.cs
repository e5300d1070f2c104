using System.Collections.Frozen;

namespace DigitalTwin.Functions.Models.Offline.Language;

/// <summary>Cuts a paragraph into its sentences.</summary>
internal static class Sentences
{
    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "dr", "mr", "mrs", "ms", "prof", "st", "vs", "etc", "e.g", "i.e", "approx", "inc", "ltd", "dept", "jr", "sr", "fig", "cf",
    }.ToFrozenSet();

    /// <summary>The sentences in order, trimmed; line breaks inside one become spaces.</summary>
    public static IEnumerable<string> Split(string paragraph)
    {
        var text = paragraph.ReplaceLineEndings("\n").Replace('\n', ' ');
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!EndsAt(text, i, start))
            {
                continue;
            }

            var end = SkipClosers(text, i + 1);
            if (text[start..end].Trim() is { Length: > 0 } sentence)
            {
                yield return sentence;
            }

            start = end;
            i = end - 1;
        }

        if (text[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    private static bool EndsAt(string text, int at, int start) => text[at] switch
    {
        '。' or '！' or '？' => true,
        '!' or '?' or '…' => SpaceFollows(text, at),
        '.' => SpaceFollows(text, at) && !IsAbbreviation(text, at, start) && !LowerFollows(text, at),
        _ => false,
    };

    private static bool SpaceFollows(string text, int at)
    {
        var next = SkipClosers(text, at + 1);
        return next >= text.Length || char.IsWhiteSpace(text[next]);
    }

    private static bool LowerFollows(string text, int at)
    {
        var rest = text.AsSpan(at + 1).TrimStart();
        return rest.Length > 0 && char.IsLower(rest[0]);
    }

    private static bool IsAbbreviation(string text, int at, int start)
    {
        var word = text[start..at];
        word = word[(word.LastIndexOf(' ') + 1)..].TrimStart('(', '"', '\u201C');
        return (word is "No" or "no" && DigitFollows(text, at))
            || (word.Length == 1 && char.IsUpper(word[0]) && word != "I") || Abbreviations.Contains(word.ToLowerInvariant());
    }

    private static bool DigitFollows(string text, int at) => text.AsSpan(at + 1).TrimStart() is [var next, ..] && char.IsDigit(next);

    private static int SkipClosers(string text, int at)
    {
        while (at < text.Length && text[at] is '"' or '\u201D' or '\u2019' or '\'' or ')' or '」' or '.' or '!' or '?')
        {
            at++;
        }

        return at;
    }
}
