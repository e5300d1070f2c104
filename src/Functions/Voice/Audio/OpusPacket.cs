namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>A packet of Opus tells in its first bytes how long it sounds.</summary>
internal static class OpusPacket
{
    private static readonly double[] Voice = [0.01, 0.02, 0.04, 0.06];
    private const double Longest = 0.12;

    private static readonly double[] Music = [0.0025, 0.005, 0.01, 0.02];

    public static double Seconds(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty)
        {
            return 0;
        }

        var configuration = packet[0] >> 3;
        var frame = configuration switch
        {
            < 12 => Voice[configuration & 3],
            < 16 => configuration % 2 == 0 ? 0.01 : 0.02,
            _ => Music[configuration & 3],
        };
        return Math.Min(Longest, frame * (packet[0] & 3) switch
        {
            0 => 1,
            3 => packet.Length > 1 ? packet[1] & 63 : 1,
            _ => 2,
        });
    }
}
