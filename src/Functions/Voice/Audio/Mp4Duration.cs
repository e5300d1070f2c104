using System.Buffers.Binary;

namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>
/// MP4: boxes within boxes. A whole file tells its duration, and how long its samples are; one that was written while it was recorded is made of fragments, which tell
/// when they begin and how long their samples are.
/// </summary>
internal static class Mp4Duration
{
    private const int Header = 8;
    private const int LongHeader = 16;

    private static readonly HashSet<uint> Containers = [.. new[] { "moov", "trak", "mdia", "minf", "stbl", "mvex", "moof", "traf" }.Select(Name)];
    private static readonly uint Movie = Name("mvhd");
    private static readonly uint Media = Name("mdhd");
    private static readonly uint Samples = Name("stts");
    private static readonly uint Defaults = Name("trex");
    private static readonly uint FragmentHeader = Name("tfhd");
    private static readonly uint FragmentStart = Name("tfdt");
    private static readonly uint FragmentRun = Name("trun");

    public static TimeSpan? Of(ReadOnlySpan<byte> audio)
    {
        var timeline = default(Mp4Timeline);
        for (long at = 0; at + Header <= audio.Length;)
        {
            var box = audio[(int)at..];
            var name = BinaryPrimitives.ReadUInt32BigEndian(box[4..]);
            long size = BinaryPrimitives.ReadUInt32BigEndian(box);
            var header = Header;
            if (size == 1 && box.Length >= LongHeader)
            {
                header = LongHeader;
                size = BinaryPrimitives.ReadInt64BigEndian(box[Header..]);
            }

            size = size == 0 || size > box.Length ? box.Length : Math.Max(size, header);
            if (Containers.Contains(name))
            {
                // What is in it comes next.
                at += header;
                continue;
            }

            Read(name, box[header..(int)size], ref timeline);
            at += size;
        }

        return timeline.Seconds is { } seconds ? AudioFormat.Seconds(seconds) : null;
    }

    private static void Read(uint name, ReadOnlySpan<byte> body, ref Mp4Timeline timeline)
    {
        if (name == Movie || name == Media)
        {
            timeline.Note(Mp4Fields.Duration(body), isMedia: name == Media);
        }
        else if (name == Samples)
        {
            timeline.Note(Mp4Fields.Samples(body));
        }
        else if (name == Defaults)
        {
            timeline.Default = Mp4Fields.Number(body, 12);
        }
        else if (name == FragmentHeader)
        {
            timeline.Sample = Mp4Fields.DefaultOfFragment(body) ?? timeline.Default;
        }
        else if (name == FragmentStart)
        {
            timeline.BeginAt(Mp4Fields.Start(body));
        }
        else if (name == FragmentRun)
        {
            timeline.Run(Mp4Fields.Run(body, timeline.Sample));
        }
    }

    private static uint Name(string name) => BinaryPrimitives.ReadUInt32BigEndian([.. name.Select(letter => (byte)letter)]);
}
