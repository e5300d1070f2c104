using DigitalTwin.Functions.Voice.Audio;
using DigitalTwin.Testing.Audio;
using Xunit;

namespace DigitalTwin.Functions.Tests.Voice.Audio;

public sealed class AudioFormatTests
{
    public static TheoryData<string> Files => [.. SampleAudio.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_container_is_known_by_its_bytes_and_tells_its_duration(string file)
    {
        var audio = SampleAudio.Of(file);

        var format = AudioFormat.Of(audio);

        Assert.Equal(Path.GetExtension(file), "." + format?.Extension);
        Assert.InRange(format!.Measure(audio)!.Value.TotalSeconds, SampleAudio.Seconds - 0.1, SampleAudio.Seconds + 0.15);
    }

    [Fact]
    public void What_is_no_sound_is_no_format()
    {
        Assert.Null(AudioFormat.Of([]));
        Assert.Null(AudioFormat.Of("<html><body>Not found</body></html>"u8));
        Assert.Null(AudioFormat.Of("""{"error":{"message":"no"}}"""u8));
        Assert.Null(AudioFormat.Of([0x89, .. "PNG\r\n"u8]));
        Assert.Null(AudioFormat.Of([0xff, 0xf1, 0x50, 0x80, 0x01, 0x7f, 0xfc, 0x21]));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_breaks_off_is_no_longer_than_the_whole(string file)
    {
        var audio = SampleAudio.Of(file);
        var format = AudioFormat.Of(audio)!;

        for (var length = 0; length < audio.Length; length += 101)
        {
            Assert.InRange(format.Measure(audio.AsSpan(0, length))?.TotalSeconds ?? 0, 0, SampleAudio.Seconds + 0.15);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Damage_never_throws_and_never_hangs(string file)
    {
        var random = new Random(7);
        var whole = SampleAudio.Of(file);
        for (var round = 0; round < 400; round++)
        {
            byte[] audio = [.. whole];
            for (var hits = random.Next(1, 40); hits > 0; hits--)
            {
                // Heads are where sizes stand.
                var at = random.Next(random.Next(2) == 0 ? Math.Min(audio.Length, 400) : audio.Length);
                audio[at] = random.Next(4) switch { 0 => 0, 1 => 0xff, 2 => (byte)(audio[at] ^ (1 << random.Next(8))), _ => (byte)random.Next(256) };
            }

            Assert.True((AudioFormat.Of(audio) ?? AudioFormat.WebM).Measure(audio) is null or { Ticks: >= 0 });
            Assert.True(Mp3.FramesOf(audio).Length <= audio.Length);
        }
    }

    [Fact]
    public void Bytes_without_any_sense_take_no_longer_than_their_number()
    {
        var random = new Random(11);
        var noise = new byte[1 << 20];
        foreach (var format in (AudioFormat[])[AudioFormat.WebM, AudioFormat.Ogg, AudioFormat.Mp3, AudioFormat.Mp4, AudioFormat.Wav])
        {
            random.NextBytes(noise);
            Assert.True(format.Measure(noise) is null or { Ticks: >= 0 });
            noise.AsSpan().Fill(0xff);
            Assert.True(format.Measure(noise) is null or { Ticks: >= 0 });
            noise.AsSpan().Clear();
            Assert.True(format.Measure(noise) is null or { Ticks: >= 0 });
        }
    }

    [Fact]
    public void Sentences_of_mp3_follow_one_another_as_frames_alone()
    {
        var frames = Mp3.FramesOf(SampleAudio.Of("vbr.mp3")).ToArray();

        Assert.Equal(0xff, frames[0]);
        Assert.Equal(-1, frames.AsSpan().IndexOf("Xing"u8));
        Assert.Equal(2 * Mp3Duration.Of(frames)!.Value.TotalSeconds, Mp3Duration.Of([.. frames, .. frames])!.Value.TotalSeconds, 0.001);
    }
}
