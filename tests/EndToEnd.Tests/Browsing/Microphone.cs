using System.Buffers.Binary;
using DigitalTwin.Testing;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>What a browser without a microphone takes for one: a tone that swells and fades, as loud as somebody who speaks.</summary>
internal static class Microphone
{
    private const int Rate = 48_000;

    /// <returns>The WAV file's path: one second, 16 bits, one channel.</returns>
    public static string Write(TemporaryFolder folder)
    {
        var file = new byte[44 + 2 * Rate];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 2 * Rate);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), 2 * Rate);
        for (var sample = 0; sample < Rate; sample++)
        {
            var time = (double)sample / Rate;
            var tone = Math.Sin(2 * Math.PI * 220 * time) * (0.5 - 0.5 * Math.Cos(2 * Math.PI * 4 * time));
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + 2 * sample), (short)(12_000 * tone));
        }

        var path = folder.File("microphone.wav");
        File.WriteAllBytes(path, file);
        return path;
    }
}
