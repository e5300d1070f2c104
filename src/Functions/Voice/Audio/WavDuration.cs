using System.Buffers.Binary;

namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>RIFF: chunks of a name, a size and a body.</summary>
internal static class WavDuration
{
    private const int Header = 12;
    private const int ChunkHeader = 8;

    public static TimeSpan? Of(ReadOnlySpan<byte> audio)
    {
        double bytesPerSecond = 0;
        for (long at = Header; at + ChunkHeader <= audio.Length;)
        {
            var name = audio.Slice((int)at, 4);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(audio[((int)at + 4)..]);
            var body = audio[((int)at + ChunkHeader)..];
            if (name.SequenceEqual("fmt "u8) && body.Length >= 16)
            {
                bytesPerSecond = BytesPerSecond(body);
            }
            else if (name.SequenceEqual("data"u8))
            {
                // Up to the file's end, whatever size it tells: who streams doesn't know it yet, and who cheats makes it small.
                return bytesPerSecond == 0 ? null : AudioFormat.Seconds(body.Length / bytesPerSecond);
            }

            at += ChunkHeader + size + (size & 1);
        }

        return null;
    }

    // Told three times: outright, by blocks and by samples. Not all players believe the same; 0 is not told.
    private static double BytesPerSecond(ReadOnlySpan<byte> format)
    {
        double rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        var told = BinaryPrimitives.ReadUInt32LittleEndian(format[8..]);
        var ofBlocks = rate * BinaryPrimitives.ReadUInt16LittleEndian(format[12..]);
        var ofSamples = rate * BinaryPrimitives.ReadUInt16LittleEndian(format[2..]) * BinaryPrimitives.ReadUInt16LittleEndian(format[14..]) / 8;
        return new[] { told, ofBlocks, ofSamples }.Where(bytes => bytes > 0).DefaultIfEmpty().Min();
    }
}
