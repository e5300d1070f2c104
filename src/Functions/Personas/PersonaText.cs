using System.Text;
using System.Text.RegularExpressions;

namespace DigitalTwin.Functions.Personas;

/// <summary>Makes clean text of whatever an editor saved.</summary>
internal static partial class PersonaText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads UTF-8, or UTF-16 with a byte order mark, or else what older Windows editors wrote.</summary>
    /// <param name="isUtf">False when it was the last: some letters may be wrong.</param>
    public static string Decode(byte[] bytes, out bool isUtf)
    {
        isUtf = true;
        if (bytes is [0xff, 0xfe, ..])
        {
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        }

        if (bytes is [0xfe, 0xff, ..])
        {
            return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        }

        try
        {
            return bytes is [0xef, 0xbb, 0xbf, ..] ? StrictUtf8.GetString(bytes, 3, bytes.Length - 3) : StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            isUtf = false;
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    /// <summary>LF line ends, no control characters but line feed and tab, no lone surrogates, Unicode NFC, at most one blank line in a row.</summary>
    public static string Normalise(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var clean = new StringBuilder(lines.Length);
        foreach (var rune in lines.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0xfeff or 0x200b))
            {
                clean.Append(rune);
            }
        }

        return BlankLines().Replace(clean.ToString().Normalize(), "\n\n").Trim();
    }

    [GeneratedRegex(@"[ \t]*\n[ \t]*\n([ \t]*\n)+")]
    private static partial Regex BlankLines();
}
