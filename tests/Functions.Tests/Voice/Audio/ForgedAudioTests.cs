using System.Buffers.Binary;
using DigitalTwin.Domain.Voice;
using DigitalTwin.Functions.Voice.Audio;
using DigitalTwin.Testing.Audio;
using Xunit;

namespace DigitalTwin.Functions.Tests.Voice.Audio;

/// <summary>Files that say of themselves that they are shorter than they sound: whoever listens bills what it hears.</summary>
public sealed class ForgedAudioTests
{
    [Theory]
    [InlineData(28, 1_920_000u)]
    [InlineData(40, 100u)]
    public void Wav_is_as_long_as_its_bytes_are_at_the_lowest_rate_that_it_tells(int field, uint lie)
    {
        byte[] audio = [.. SampleAudio.Of("pcm.wav")];
        BinaryPrimitives.WriteUInt32LittleEndian(audio.AsSpan(field), lie);

        AssertWhole(audio, 1);
    }

    [Fact]
    public void Wav_with_large_blocks_is_as_long_as_its_samples_are()
    {
        byte[] audio = [.. SampleAudio.Of("pcm.wav")];
        BinaryPrimitives.WriteUInt32LittleEndian(audio.AsSpan(28), 1_920_000);
        BinaryPrimitives.WriteUInt16LittleEndian(audio.AsSpan(32), 120);

        AssertWhole(audio, 1);
    }

    [Theory]
    [InlineData("opus.ogg", false)]
    [InlineData("opus.ogg", true)]
    [InlineData("vorbis.ogg", false)]
    [InlineData("vorbis.ogg", true)]
    public void Ogg_is_as_long_as_all_the_streams_in_it(string file, bool isRenumbered)
    {
        var one = SampleAudio.Of(file);
        byte[] other = [.. one];
        foreach (var page in Each(other, "OggS"u8).Where(_ => isRenumbered))
        {
            other[page + 14] ^= 0x55;
        }

        AssertWhole([.. one, .. other, .. one], 3);
    }

    [Fact]
    public void Ogg_whose_pages_tell_of_no_time_is_as_long_as_its_packets()
    {
        byte[] audio = [.. SampleAudio.Of("opus.ogg")];
        foreach (var page in Each(audio, "OggS"u8))
        {
            audio.AsSpan(page + 6, 8).Clear();
        }

        AssertWhole(audio, 1);
    }

    [Fact]
    public void Ogg_of_very_many_streams_is_no_recording()
    {
        var page = SampleAudio.Of("opus.ogg")[..47];
        var audio = Enumerable.Range(0, 100).SelectMany(serial => page[..14].Append((byte)serial).Concat(page[15..])).ToArray();

        Assert.True(VoiceLimits.IsTooLong(AudioFormat.Ogg.Measure(audio)!.Value));
    }

    [Theory]
    [InlineData("mvhd")]
    [InlineData("mdhd")]
    [InlineData("mvhd mdhd")]
    [InlineData("stts")]
    [InlineData("mvhd stts")]
    public void Mp4_is_as_long_as_the_longest_that_it_tells(string liars)
    {
        byte[] audio = [.. SampleAudio.Of("whole.m4a")];
        foreach (var liar in liars.Split(' '))
        {
            // Behind the name: of a head 16 bytes to the duration, of the samples 12 to how long one is.
            var at = audio.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(liar)) + 4 + (liar == "stts" ? 12 : 16);
            BinaryPrimitives.WriteUInt32BigEndian(audio.AsSpan(at), 1);
        }

        AssertWhole(audio, 1);
    }

    [Theory]
    [InlineData("opus.webm")]
    [InlineData("live.webm")]
    public void Webm_whose_clock_stands_still_is_as_long_as_its_packets(string file)
    {
        byte[] audio = [.. SampleAudio.Of(file)];
        var scale = audio.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40]);
        new byte[] { 0, 0, 1 }.CopyTo(audio.AsSpan(scale + 4));

        AssertWhole(audio, 1);
    }

    [Fact]
    public void Webm_is_read_on_after_damage_as_players_do()
    {
        var one = SampleAudio.Of("live.webm");

        AssertWhole([.. one, 0, 0, 0, .. one.AsSpan(one.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x1f, 0x43, 0xb6, 0x75]))], 2);
    }

    [Theory]
    [InlineData("whole.m4a")]
    [InlineData("opus.ogg")]
    [InlineData("opus.webm")]
    [InlineData("cbr.mp3")]
    public void What_holds_far_more_bytes_than_sound_can_have_is_as_long_as_they_are(string file)
    {
        byte[] audio = [.. SampleAudio.Of(file), .. new byte[5 << 20]];

        Assert.True(VoiceLimits.IsTooLong(AudioFormat.Of(audio)!.Measure(audio)!.Value));
    }

    [Fact]
    public void A_length_beyond_all_measure_is_too_long_and_not_unknown()
    {
        byte[] audio = [.. SampleAudio.Of("whole.m4a")];
        var movie = audio.AsSpan().IndexOf("mvhd"u8);
        BinaryPrimitives.WriteUInt32BigEndian(audio.AsSpan(movie + 16), 1);
        BinaryPrimitives.WriteUInt32BigEndian(audio.AsSpan(movie + 20), 0x7fffffff);

        Assert.True(VoiceLimits.IsTooLong(AudioFormat.Mp4.Measure(audio)!.Value));
    }

    private static void AssertWhole(byte[] audio, int times) =>
        Assert.InRange(AudioFormat.Of(audio)!.Measure(audio)!.Value.TotalSeconds, times * (SampleAudio.Seconds - 0.1), times * (SampleAudio.Seconds + 0.15));

    private static List<int> Each(byte[] audio, ReadOnlySpan<byte> name)
    {
        var found = new List<int>();
        for (var at = 0; audio.AsSpan(at).IndexOf(name) is >= 0 and var next; at += next + 1)
        {
            found.Add(at + next);
        }

        return found;
    }
}
