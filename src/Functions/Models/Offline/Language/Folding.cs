using System.Globalization;
using System.Text;

namespace DigitalTwin.Functions.Models.Offline.Language;

/// <summary>Makes spellings comparable: lower case, no accents on Latin letters, one kind of apostrophe.</summary>
public static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Decompose(text))
        {
            if (!IsAccent(letter))
            {
                folded.Append(Plain(char.ToLowerInvariant(letter)));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    // A lone surrogate can't be normalised; the wire refuses it, a persona file could still hold one.
    private static string Decompose(string text) =>
        new StringBuilder().AppendJoin("", text.EnumerateRunes().Select(rune => rune.ToString())).ToString()
            .Normalize(NormalizationForm.FormKD);

    private static bool IsAccent(char letter) =>
        letter is >= '\u0300' and <= '\u036F' && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    private static string Plain(char letter) => letter switch
    {
        '\u2019' or '\u2018' or '\u02BC' or '`' => "'",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ı' => "i",
        _ => letter.ToString(),
    };
}
