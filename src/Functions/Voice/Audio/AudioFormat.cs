namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>A container of sound, known by its first bytes; what a client calls it counts for nothing.</summary>
/// <param name="Extension">By which speech servers know it.</param>
/// <param name="Read">Reads its duration without decoding it; null when it doesn't tell. Linear, and never throws.</param>
/// <param name="Densest">Bytes of a second, of which no recording has more; null where the format says how many they are.</param>
internal sealed record AudioFormat(string Extension, string MediaType, AudioFormat.Reading Read, double? Densest = AudioFormat.MostOfSecond)
{
    // 512 kbit/s; Opus and MP3 end before.
    private const double MostOfSecond = 64_000;

    // 24 kbit/s, below which hardly anybody records.
    private const double LeastOfSecond = 3_000;

    public static AudioFormat WebM { get; } = new("webm", "audio/webm", WebMDuration.Of);

    public static AudioFormat Ogg { get; } = new("ogg", "audio/ogg", OggDuration.Of);

    public static AudioFormat Mp3 { get; } = new("mp3", "audio/mpeg", Mp3Duration.Of);

    public static AudioFormat Mp4 { get; } = new("m4a", "audio/mp4", Mp4Duration.Of);

    public static AudioFormat Wav { get; } = new("wav", "audio/wav", WavDuration.Of, Densest: null);

    /// <returns>Null for what is none of them.</returns>
    public static AudioFormat? Of(ReadOnlySpan<byte> audio) => audio switch
    {
        [0x1a, 0x45, 0xdf, 0xa3, ..] => WebM,
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => Ogg,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Mp4,
        [(byte)'R', (byte)'I' or (byte)'F', (byte)'F' or (byte)'6', (byte)'F' or (byte)'4', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => Wav,
        _ when Audio.Mp3.IsMp3(audio) => Mp3,
        _ => null,
    };

    public delegate TimeSpan? Reading(ReadOnlySpan<byte> audio);

    /// <summary>How long it is at least: as it says itself, or as long as so many bytes must be. Null when it doesn't say.</summary>
    public TimeSpan? Measure(ReadOnlySpan<byte> audio)
    {
        var told = Read(audio);
        var least = Seconds(Densest is { } densest ? audio.Length / densest : 0);
        return told < least ? least : told;
    }

    /// <summary>How long so many bytes may be that don't tell.</summary>
    public static TimeSpan Guess(int bytes) => TimeSpan.FromSeconds(bytes / LeastOfSecond);

    /// <summary>Null for what is no duration. What is longer than any recording that could be sent is as long as can be said.</summary>
    public static TimeSpan? Seconds(double seconds) => seconds switch
    {
        >= 1e6 => TimeSpan.MaxValue,
        >= 0 => TimeSpan.FromSeconds(seconds),
        _ => null,
    };
}
