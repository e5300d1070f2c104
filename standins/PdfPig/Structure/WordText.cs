using System.Globalization;
using System.Text;

namespace UglyToad.PdfPig.Structure;

/// <summary>What the bytes of a number or of a name say.</summary>
internal static class WordText
{
    /// <summary>Nonsense is zero, and no number is larger than anything on a page can be.</summary>
    public static double Number(ReadOnlySpan<byte> word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? Math.Clamp(number, -1e9, 1e9)
            : 0;

    public static string Name(ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '#' && i + 2 < raw.Length && Characters.Hexadecimal(raw[i + 1]) is var high and >= 0
                && Characters.Hexadecimal(raw[i + 2]) is var low and >= 0)
            {
                text.Append((char)((high << 4) | low));
                i += 2;
            }
            else
            {
                text.Append((char)raw[i]);
            }
        }

        return text.ToString();
    }
}
