using System.Text;

namespace DigitalTwin.Functions.Personas;

/// <summary>
/// Fonts name what they draw, not what was meant: ligatures, look-alike radicals, icons, invisible marks. This gives the plain
/// characters back.
/// </summary>
public static class PdfCharacters
{
    /// <summary>Words stand apart by one space each, and none is at the ends.</summary>
    public static string Readable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var readable = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                _ when IsLigature(character) || IsRadical(character) => readable.Append(character.ToString().Normalize(NormalizationForm.FormKC)),
                _ when char.IsWhiteSpace(character) => readable.Append(' '),
                _ when IsInvisible(character) => readable,
                _ => readable.Append(character),
            };
        }

        return string.Join(' ', readable.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsLigature(char c) => c is >= '\uFB00' and <= '\uFB06';

    // Chromium's PDFs have these in the place of the characters that they look like.
    private static bool IsRadical(char c) => c is >= '\u2F00' and <= '\u2FD5';

    /// <summary>Control characters, zero-width marks, and the private use area, which icon fonts fill.</summary>
    private static bool IsInvisible(char c) =>
        char.IsControl(c) || c is >= '\u200B' and <= '\u200F' or '\u2060' or '\uFEFF' or '\uFFFD' or (>= '\uE000' and <= '\uF8FF');
}
