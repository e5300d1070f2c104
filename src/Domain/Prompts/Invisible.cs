using System.Globalization;
using System.Text;

namespace DigitalTwin.Domain.Prompts;

/// <summary>Characters that a person doesn't see and a model reads.</summary>
internal static class Invisible
{
    private const int MostInARow = 2;
    private const char BeforeFirst = '\u00AC';

    /// <summary>
    /// Takes out what can only hide text: Unicode's tag characters, the controls that reverse text, and any but the first two
    /// invisible characters in a row. Those two are what emoji need, and the joiners of Persian, Hindi and others stay with them.
    /// </summary>
    public static string Strip(string text)
    {
        // Most texts hold nothing that could be, which is seen many characters at a time.
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', BeforeFirst) || !text.EnumerateRunes().Any(IsInvisible))
        {
            return text;
        }

        var seen = new StringBuilder(text.Length);
        var inARow = 0;
        Span<char> characters = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            inARow = IsInvisible(rune) ? inARow + 1 : 0;
            if (!OnlyHides(rune) && inARow <= MostInARow)
            {
                seen.Append(characters[..rune.EncodeToUtf16(characters)]);
            }
        }

        return seen.ToString();
    }

    public static bool IsInvisible(Rune rune) => rune.Value > BeforeFirst
        && (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || IsVariationSelector(rune.Value) || IsFiller(rune.Value));

    private static bool OnlyHides(Rune rune) => rune.Value is (>= 0xE0000 and <= 0xE007F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static bool IsVariationSelector(int value) => value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    // Letters and marks by category, blank by shape.
    private static bool IsFiller(int value) => value is 0x34F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);
}
