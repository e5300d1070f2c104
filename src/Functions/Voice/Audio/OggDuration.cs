using System.Buffers.Binary;

namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>Ogg: pages, each of which tells how many samples there are up to its end.</summary>
internal static class OggDuration
{
    private const int Header = 27;
    private const int OpusRate = 48_000;

    public static TimeSpan? Of(ReadOnlySpan<byte> audio)
    {
        var (rate, skipped) = Codec(audio);
        long samples = -1;
        for (var at = 0; at + Header <= audio.Length;)
        {
            var page = audio[at..];
            if (!page.StartsWith("OggS"u8))
            {
                var next = page.IndexOf("OggS"u8);
                at = next < 0 ? audio.Length : at + next;
                continue;
            }

            samples = Math.Max(samples, BinaryPrimitives.ReadInt64LittleEndian(page[6..]));
            at += Header + BodyOf(page);
        }

        return rate == 0 || samples < 0 ? null : AudioFormat.Seconds(Math.Max(0, (double)samples - skipped) / rate);
    }

    private static int BodyOf(ReadOnlySpan<byte> page)
    {
        var segments = page[Header..Math.Min(page.Length, Header + page[Header - 1])];
        var size = segments.Length;
        foreach (var segment in segments)
        {
            size += segment;
        }

        return size;
    }

    private static (uint Rate, int Skipped) Codec(ReadOnlySpan<byte> audio)
    {
        if (audio.Length < Header || audio.Length < Header + audio[Header - 1] + 16)
        {
            return (0, 0);
        }

        var head = audio[(Header + audio[Header - 1])..];
        return head.StartsWith("OpusHead"u8) ? (OpusRate, BinaryPrimitives.ReadUInt16LittleEndian(head[10..]))
            : head.StartsWith("\u0001vorbis"u8) ? (BinaryPrimitives.ReadUInt32LittleEndian(head[12..]), 0)
            : (0, 0);
    }
}
