using System.Text;

namespace DigitalTwin.Functions.Personas;

/// <summary>Puts a paragraph's lines together.</summary>
public static class PdfLines
{
    private const char SoftHyphen = '\u00AD';

    /// <returns>
    /// The lines, \n between them; a word that a hyphen divides at a line's end is made whole. The hyphen of a compound or an
    /// address stays.
    /// </returns>
    public static string Join(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length > 0)
            {
                AppendBreak(text, line);
            }

            text.Append(line);
        }

        return text.Replace(SoftHyphen.ToString(), "").ToString();
    }

    private static void AppendBreak(StringBuilder text, string next)
    {
        var word = LastWord(text);
        var divided = word.Length > 2 && word[^1] is '-' or '\u2010' or SoftHyphen && char.IsLetterOrDigit(word[^2]) && char.IsLetterOrDigit(next[0]);
        if (!divided)
        {
            text.Append('\n');
        }
        else if (char.IsLower(next[0]) && !word.AsSpan(0, word.Length - 1).ContainsAny("-/@."))
        {
            text.Length--;
        }
    }

    private static string LastWord(StringBuilder text)
    {
        var start = text.Length;
        while (start > 0 && text[start - 1] is not (' ' or '\n'))
        {
            start--;
        }

        return text.ToString(start, text.Length - start);
    }
}
