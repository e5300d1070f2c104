namespace DigitalTwin.Functions.Voice.Audio;

/// <summary>A container of sound, known by its first bytes; what a client calls it counts for nothing.</summary>
/// <param name="Extension">By which speech servers know it.</param>
/// <param name="Measure">Finds its duration without decoding it; null when it doesn't tell. Linear, and never throws.</param>
internal sealed record AudioFormat(string Extension, string MediaType, AudioFormat.Measurement Measure)
{
    public static AudioFormat WebM { get; } = new("webm", "audio/webm", WebMDuration.Of);

    public static AudioFormat Ogg { get; } = new("ogg", "audio/ogg", OggDuration.Of);

    public static AudioFormat Mp3 { get; } = new("mp3", "audio/mpeg", Mp3Duration.Of);

    public static AudioFormat Mp4 { get; } = new("m4a", "audio/mp4", Mp4Duration.Of);

    public static AudioFormat Wav { get; } = new("wav", "audio/wav", WavDuration.Of);

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

    public delegate TimeSpan? Measurement(ReadOnlySpan<byte> audio);

    /// <summary>Null for what is no duration, or longer than any recording that could be sent.</summary>
    public static TimeSpan? Seconds(double seconds) => seconds is >= 0 and < 1e6 ? TimeSpan.FromSeconds(seconds) : null;
}
