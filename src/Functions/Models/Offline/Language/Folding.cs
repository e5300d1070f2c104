using System.Collections.Frozen;
using System.Text;

namespace DigitalTwin.Functions.Models.Offline.Language;

/// <summary>Makes spellings comparable: lower case, no accents on Latin letters, one kind of apostrophe, no full-width forms.</summary>
/// <remarks>By a table of its own: with invariant globalization the runtime doesn't take letters and accents apart.</remarks>
internal static class Folding
{
    private const int FullWidthOffset = 0xFEE0;

    private static readonly FrozenDictionary<char, string> Plain = new (string Plain, string Letters)[]
    {
        ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěẹẻẽếềểễệ"), ("g", "ĝğġģǧ"), ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįıǐịỉ"), ("j", "ĵ"), ("k", "ķǩ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ"), ("r", "ŕŗř"),
        ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűųưǔụủứừửữự"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"),
        ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"), ("fi", "\uFB01"), ("fl", "\uFB02"), ("ff", "\uFB00"), ("'", "\u2019\u2018\u02BC`"),
    }
    .SelectMany(row => row.Letters.Select(letter => (letter, row.Plain)))
    .ToFrozenDictionary(row => row.letter, row => row.Plain);

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(HalfWidth(rune));
            if (lower.IsBmp && Plain.TryGetValue((char)lower.Value, out var plain))
            {
                folded.Append(plain);
            }
            else if (lower.Value is < 0x300 or > 0x36F)
            {
                folded.Append(lower.ToString());
            }
        }

        return folded.ToString();
    }

    private static Rune HalfWidth(Rune rune) => rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - FullWidthOffset) : rune;
}
