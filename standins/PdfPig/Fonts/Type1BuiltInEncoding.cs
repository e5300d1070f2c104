using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Fonts;

/// <summary>The encoding in a Type 1 font program: lines like "dup 65 /A put" in its clear-text part. pdfTeX relies on it.</summary>
internal static class Type1BuiltInEncoding
{
    private const int LongestPreamble = 256 * 1024;

    /// <returns>256 glyph names, or null where the program refers to the standard encoding or has none.</returns>
    public static string?[]? Parse(byte[] program)
    {
        var clear = program.AsSpan(0, Math.Min(program.Length, LongestPreamble));
        var end = clear.IndexOf("eexec"u8);
        var start = clear.IndexOf("/Encoding"u8);
        if (start < 0 || (end >= 0 && end < start))
        {
            return null;
        }

        var names = new string?[256];
        var found = false;
        var reader = new ObjectReader(clear[..(end < 0 ? clear.Length : end)].ToArray(), start + "/Encoding".Length, null);
        for (object? previous = null; reader.TryRead(out var token); previous = token)
        {
            if (token is PdfName name && previous is >= 0.0 and < 256.0)
            {
                names[(int)(double)previous] = name.Value;
                found = true;
            }
            else if (token is PdfKeyword { Value: "def" })
            {
                break;
            }
        }

        return found ? names : null;
    }
}
