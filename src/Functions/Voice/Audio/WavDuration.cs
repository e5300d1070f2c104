using System.Buffers.Binary;

namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>RIFF: chunks of a name, a size and a body.</summary>
internal static class WavDuration
{
    private const int Header = 12;
    private const int ChunkHeader = 8;

    public static TimeSpan? Of(ReadOnlySpan<byte> audio)
    {
        uint bytesPerSecond = 0;
        for (long at = Header; at + ChunkHeader <= audio.Length;)
        {
            var name = audio.Slice((int)at, 4);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(audio[((int)at + 4)..]);
            var body = audio[((int)at + ChunkHeader)..];
            if (name.SequenceEqual("fmt "u8) && body.Length >= 12)
            {
                bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(body[8..]);
            }
            else if (name.SequenceEqual("data"u8))
            {
                // Who streams doesn't know the size yet and writes 0 or the largest there is.
                var length = size == 0 ? body.Length : Math.Min(size, body.Length);
                return bytesPerSecond == 0 ? null : AudioFormat.Seconds((double)length / bytesPerSecond);
            }

            at += ChunkHeader + size + (size & 1);
        }

        return null;
    }
}
