namespace DigitalTwin.Domain.Voice;

/// <summary>
/// Cuts a text that is being written into sentences to be spoken, each as soon as it is certain where it ends. All pieces together are
/// the text, character for character, and how the text comes in makes no difference to them.
/// </summary>
public sealed class SentenceCutter
{
    /// <summary>No piece is longer, in UTF-16 code units.</summary>
    public const int Longest = 400;

    // What is shorter is spoken with what follows: a voice that starts anew for one word sounds chopped.
    private const int Shortest = 12;

    // A sign of Chinese, Japanese or Korean says as much as a few letters.
    private const char FirstWide = '\u2e80';
    private const int WidthOfWide = 3;

    // A piece that is cut by its length has at least this.
    private const int ShortestClause = 120;

    private string _held = "";
    private int _looked;

    /// <returns>The pieces that are certain now, in order.</returns>
    public IReadOnlyList<string> Add(string text)
    {
        var whole = _held + text;
        var start = 0;
        List<string>? pieces = null;
        while (FindEnd(whole, start) is { } end)
        {
            (pieces ??= []).Add(whole[start..end]);
            start = end;
            _looked = 0;
        }

        _held = whole[start..];
        return pieces ?? [];
    }

    /// <summary>The text is over.</summary>
    /// <returns>What is left of it; null for nothing.</returns>
    public string? End()
    {
        var rest = _held;
        (_held, _looked) = ("", 0);
        return rest.Length > 0 ? rest : null;
    }

    private int? FindEnd(string text, int start)
    {
        for (var at = start + _looked; at < text.Length; at++)
        {
            _looked = at - start;
            if (_looked >= Longest)
            {
                return Shortened(text, start);
            }

            var end = text[at] == '\n' ? at + 1 : SentenceEnds.IsMark(text[at]) ? SentenceEnds.After(text, start, at) : -1;
            if (end is null)
            {
                return null;
            }

            if (end > 0 && end - start <= Longest && !IsShort(text.AsSpan(start..end.Value)))
            {
                return end;
            }
        }

        _looked = text.Length - start;
        return null;
    }

    private static bool IsShort(ReadOnlySpan<char> piece)
    {
        var width = 0;
        foreach (var character in piece.Trim())
        {
            width += character >= FirstWide ? WidthOfWide : 1;
        }

        return width < Shortest;
    }

    // At the last clause, else between words, else anywhere but in a character.
    private static int Shortened(string text, int start)
    {
        var piece = text.AsSpan(start, Longest);
        var clause = -1;
        var blank = -1;
        for (var i = ShortestClause; i < Longest - 1; i++)
        {
            var isBlank = char.IsWhiteSpace(piece[i + 1]);
            clause = piece[i] is '、' or '，' or '；' || (isBlank && piece[i] is ',' or ';' or ':' or '،' or '—' or '–') ? i + 1 : clause;
            blank = isBlank ? i + 1 : blank;
        }

        return start + (clause > 0 ? clause : blank > 0 ? blank : char.IsHighSurrogate(piece[^1]) ? Longest - 1 : Longest);
    }
}
