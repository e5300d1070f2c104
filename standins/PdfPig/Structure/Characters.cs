using System.Buffers;

namespace UglyToad.PdfPig.Structure;

/// <summary>PDF's own three classes of bytes: white space, delimiters, and the rest.</summary>
internal static class Characters
{
    public static readonly SearchValues<byte> EndOfWord = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);

    public static readonly SearchValues<byte> EndOfLine = SearchValues.Create("\r\n"u8);

    public static bool IsSpace(int value) => value is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsDigit(int value) => value is >= '0' and <= '9';

    /// <summary>0 to 15, or -1.</summary>
    public static int Hexadecimal(int value) => value switch
    {
        >= '0' and <= '9' => value - '0',
        >= 'a' and <= 'f' => value - 'a' + 10,
        >= 'A' and <= 'F' => value - 'A' + 10,
        _ => -1,
    };
}
