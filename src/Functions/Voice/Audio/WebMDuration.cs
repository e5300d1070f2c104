using System.Buffers.Binary;

namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>
/// WebM: elements within elements. Browsers write it while they record, so that its header knows no duration, and elements no size: the
/// time of the last block tells. So do the packets of Opus, each for itself, whatever the times say.
/// </summary>
internal static class WebMDuration
{
    private const uint Segment = 0x18538067;
    private const uint Info = 0x1549a966;
    private const uint Tracks = 0x1654ae6b;
    private const uint Track = 0xae;
    private const uint Codec = 0x86;
    private const uint Cluster = 0x1f43b675;
    private const uint BlockGroup = 0xa0;
    private const uint Scale = 0x2ad7b1;
    private const uint Duration = 0x4489;
    private const uint ClusterTime = 0xe7;
    private const uint Block = 0xa1;
    private const uint SimpleBlock = 0xa3;

    private const double Nanosecond = 1e-9;

    private static ReadOnlySpan<byte> ClusterName => [0x1f, 0x43, 0xb6, 0x75];

    public static TimeSpan? Of(ReadOnlySpan<byte> audio)
    {
        var (scale, told, cluster, end, packets) = (1_000_000.0, 0.0, 0.0, -1.0, 0.0);
        var isOpus = false;
        for (var at = 0; at < audio.Length;)
        {
            if (EbmlElement.Read(audio[at..]) is not { } element)
            {
                // Damage, after which players look for the next cluster too.
                var next = audio[(at + 1)..].IndexOf(ClusterName);
                at = next < 0 ? audio.Length : at + 1 + next;
                continue;
            }

            at += element.Header;
            if (element.Id is Segment or Info or Tracks or Track or Cluster or BlockGroup)
            {
                // What is in it comes next.
                continue;
            }

            var body = audio[at..(int)Math.Min(audio.Length, at + element.Size)];
            switch (element.Id)
            {
                case Scale:
                    scale = EbmlElement.Number(body);
                    break;
                case Duration:
                    told = EbmlElement.Fraction(body) is > 0 and var duration ? duration : 0;
                    break;
                case Codec:
                    isOpus |= body.StartsWith("A_OPUS"u8);
                    break;
                case ClusterTime:
                    cluster = EbmlElement.Number(body);
                    break;
                case Block or SimpleBlock when body.Length >= 4:
                    var start = (cluster + BinaryPrimitives.ReadInt16BigEndian(body[1..])) * scale * Nanosecond;
                    end = Math.Max(end, start + OpusPacket.Seconds(body[4..]));
                    packets += isOpus ? OpusPacket.Seconds(body[4..]) : 0;
                    break;
            }

            at += body.Length;
        }

        return told > 0 || end >= 0 ? AudioFormat.Seconds(Math.Max(packets, Math.Max(told * scale * Nanosecond, end))) : null;
    }
}
