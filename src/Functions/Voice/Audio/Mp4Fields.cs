using System.Buffers.Binary;

namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>The fields of the boxes that tell of time. Each body begins with a version and flags; what isn't there is 0.</summary>
internal static class Mp4Fields
{
    private const uint Unknown = uint.MaxValue;

    public static double Number(ReadOnlySpan<byte> body, int at) => body.Length >= at + 4 ? BinaryPrimitives.ReadUInt32BigEndian(body[at..]) : 0;

    /// <summary>Of a movie or of a medium: units a second, and how many there are.</summary>
    public static (double Scale, double Length)? Duration(ReadOnlySpan<byte> body)
    {
        if (body.Length < 20)
        {
            return null;
        }

        var isLong = body[0] == 1;
        var scale = Number(body, isLong ? 20 : 12);
        var length = isLong ? Long(body, 24) : Number(body, 16);
        return (scale, length is Unknown or ulong.MaxValue ? 0 : length);
    }

    /// <summary>The length of all samples of a medium.</summary>
    public static double Samples(ReadOnlySpan<byte> body)
    {
        var length = 0.0;
        var count = Number(body, 4);
        for (var at = 8; count > 0 && at + 8 <= body.Length; at += 8, count--)
        {
            length += Number(body, at) * Number(body, at + 4);
        }

        return length;
    }

    /// <summary>Null where the fragment's header has none.</summary>
    public static double? DefaultOfFragment(ReadOnlySpan<byte> body)
    {
        var flags = Flags(body);
        return (flags & 0x08) == 0 ? null : Number(body, 8 + ((flags & 0x01) != 0 ? 8 : 0) + ((flags & 0x02) != 0 ? 4 : 0));
    }

    public static double Start(ReadOnlySpan<byte> body) => body is [1, ..] ? Long(body, 4) : Number(body, 4);

    /// <summary>The length of all samples of a run.</summary>
    public static double Run(ReadOnlySpan<byte> body, double sample)
    {
        var flags = Flags(body);
        var count = Number(body, 4);
        if ((flags & 0x100) == 0)
        {
            return count * sample;
        }

        var entry = 4 * int.PopCount(flags & 0xf00);
        var length = 0.0;
        for (var at = 8 + ((flags & 0x01) != 0 ? 4 : 0) + ((flags & 0x04) != 0 ? 4 : 0); count > 0 && at + 4 <= body.Length; at += entry, count--)
        {
            length += Number(body, at);
        }

        return length;
    }

    private static int Flags(ReadOnlySpan<byte> body) => (int)Number(body, 0) & 0xffffff;

    private static double Long(ReadOnlySpan<byte> body, int at) => body.Length >= at + 8 ? BinaryPrimitives.ReadUInt64BigEndian(body[at..]) : 0;
}
