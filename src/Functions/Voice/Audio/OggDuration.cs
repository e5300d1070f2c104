using System.Buffers.Binary;

namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>
/// Ogg: pages, each of which tells how many samples of its stream there are up to its end. Streams may follow one another in one file, and
/// then all of them are heard.
/// </summary>
internal static class OggDuration
{
    private const int Header = 27;

    // A recording has one, or two.
    private const int MostStreams = 64;

    public static TimeSpan? Of(ReadOnlySpan<byte> audio)
    {
        var streams = new Dictionary<uint, OggStream>();
        for (var at = 0; at + Header <= audio.Length;)
        {
            var page = audio[at..];
            if (!page.StartsWith("OggS"u8))
            {
                var next = page.IndexOf("OggS"u8);
                at = next < 0 ? audio.Length : at + next;
                continue;
            }

            var sizes = page[Header..Math.Min(page.Length, Header + page[Header - 1])];
            var body = page[(Header + sizes.Length)..];
            var serial = BinaryPrimitives.ReadUInt32LittleEndian(page[14..]);
            if (!streams.TryGetValue(serial, out var stream))
            {
                streams[serial] = stream = new OggStream();
            }

            if (streams.Count > MostStreams)
            {
                return TimeSpan.MaxValue;
            }

            at += Header + sizes.Length + stream.Take(sizes, body, BinaryPrimitives.ReadInt64LittleEndian(page[6..]));
        }

        var known = streams.Values.Where(stream => stream.IsKnown).ToList();
        return known.Count == 0 ? null : AudioFormat.Seconds(known.Sum(stream => stream.Seconds));
    }
}
