namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>The header of a frame of MPEG audio, layer III.</summary>
/// <param name="Size">In bytes, the header included.</param>
/// <param name="SideInformation">In bytes; what follows it in a first frame may be notes of the encoder and no sound.</param>
internal readonly record struct Mp3Frame(int Size, int Samples, int Rate, int SideInformation)
{
    public const int Header = 4;

    private static readonly int[] Kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    private static readonly int[] KilobitsOfLowRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
    private static readonly int[] Rates = [44_100, 48_000, 32_000, 0];

    /// <returns>Null for what is no such header.</returns>
    public static Mp3Frame? Read(ReadOnlySpan<byte> bytes)
    {
        // Eleven bits of sync, the version, and the layer, of which 01 is the third.
        if (bytes.Length < Header || bytes[0] != 0xff || (bytes[1] & 0xe6) != 0xe2)
        {
            return null;
        }

        var version = (bytes[1] >> 3) & 3;
        var isFirst = version == 3;
        var kilobits = (isFirst ? Kilobits : KilobitsOfLowRates)[bytes[2] >> 4];
        var rate = Rates[(bytes[2] >> 2) & 3] / (isFirst ? 1 : version == 2 ? 2 : 4);
        if (version == 1 || kilobits == 0 || rate == 0)
        {
            return null;
        }

        var samples = isFirst ? 1152 : 576;
        var isMono = bytes[3] >> 6 == 3;
        return new Mp3Frame(
            (samples / 8 * kilobits * 1000 / rate) + ((bytes[2] >> 1) & 1),
            samples,
            rate,
            (isFirst, isMono) switch { (true, false) => 32, (false, true) => 9, _ => 17 });
    }

    /// <summary>Whether this first frame holds notes (Xing, Info, VBRI) and no sound.</summary>
    public bool HoldsNotes(ReadOnlySpan<byte> frame) => IsAt(frame, Header + SideInformation, "Xing"u8) || IsAt(frame, Header + SideInformation, "Info"u8) || IsAt(frame, Header + 32, "VBRI"u8);

    private static bool IsAt(ReadOnlySpan<byte> frame, int at, ReadOnlySpan<byte> name) => frame.Length >= at + name.Length && frame[at..].StartsWith(name);
}
