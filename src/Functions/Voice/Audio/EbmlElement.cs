using System.Buffers.Binary;
using System.Numerics;

namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>The head of an EBML element: a name and a size, each as long as its first byte says.</summary>
/// <param name="Header">In bytes.</param>
/// <param name="Size">Of the body; the largest there is when the writer didn't know it.</param>
internal readonly record struct EbmlElement(uint Id, int Header, long Size)
{
    private const int LongestId = 4;
    private const int LongestSize = 8;

    /// <returns>Null for what is none.</returns>
    public static EbmlElement? Read(ReadOnlySpan<byte> bytes)
    {
        var idLength = LengthOf(bytes);
        if (idLength > LongestId || bytes.Length <= idLength)
        {
            return null;
        }

        var rest = bytes[idLength..];
        var sizeLength = LengthOf(rest);
        if (sizeLength > LongestSize || rest.Length < sizeLength)
        {
            return null;
        }

        var size = Number(rest[..sizeLength]) & ((1UL << (7 * sizeLength)) - 1);
        var isUnknown = size == (1UL << (7 * sizeLength)) - 1;
        return new EbmlElement((uint)Number(bytes[..idLength]), idLength + sizeLength, isUnknown ? int.MaxValue : (long)Math.Min(size, int.MaxValue));
    }

    /// <summary>Of up to eight bytes; more are no number.</summary>
    public static ulong Number(ReadOnlySpan<byte> body)
    {
        ulong number = 0;
        foreach (var part in body[..Math.Min(body.Length, 8)])
        {
            number = (number << 8) | part;
        }

        return number;
    }

    public static double Fraction(ReadOnlySpan<byte> body) => body.Length switch
    {
        4 => BinaryPrimitives.ReadSingleBigEndian(body),
        8 => BinaryPrimitives.ReadDoubleBigEndian(body),
        _ => 0,
    };

    private static int LengthOf(ReadOnlySpan<byte> bytes) => bytes.IsEmpty || bytes[0] == 0 ? int.MaxValue : BitOperations.LeadingZeroCount((uint)bytes[0]) - 23;
}
