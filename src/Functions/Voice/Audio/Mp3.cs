namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>A file of MP3: tags, then frames.</summary>
internal static class Mp3
{
    private const int TagHeader = 10;
    private const int LastTag = 128;

    // Encoders pad a little before the first frame.
    private const int Padding = 4096;

    /// <summary>Two frames in a row, or one that is all there is.</summary>
    public static bool IsMp3(ReadOnlySpan<byte> audio) => FirstFrame(audio) >= 0;

    /// <summary>The frames of sound alone, so that what several encoders made can follow one another in one file.</summary>
    public static ReadOnlyMemory<byte> FramesOf(ReadOnlyMemory<byte> audio)
    {
        var start = FirstFrame(audio.Span);
        if (start < 0)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        var first = audio.Span[start..];
        if (Mp3Frame.Read(first) is { } frame && frame.HoldsNotes(first))
        {
            start = Math.Min(audio.Length, start + frame.Size);
        }

        var isTagged = audio.Length - start >= LastTag && audio.Span[^LastTag..].StartsWith("TAG"u8);
        return audio[start..(isTagged ? audio.Length - LastTag : audio.Length)];
    }

    private static int FirstFrame(ReadOnlySpan<byte> audio)
    {
        var start = Math.Min(audio.Length, TagOf(audio));
        var last = Math.Min(audio.Length - Mp3Frame.Header, start + (start > 0 ? Padding : 0));
        for (var at = start; at <= last; at++)
        {
            if (Mp3Frame.Read(audio[at..]) is { } frame && (at + frame.Size + Mp3Frame.Header > audio.Length || Mp3Frame.Read(audio[(at + frame.Size)..]) is not null))
            {
                return at;
            }
        }

        return -1;
    }

    private static int TagOf(ReadOnlySpan<byte> audio) =>
        audio.Length >= TagHeader && audio.StartsWith("ID3"u8)
            ? TagHeader + ((audio[6] & 127) << 21 | (audio[7] & 127) << 14 | (audio[8] & 127) << 7 | (audio[9] & 127))
            : 0;
}
