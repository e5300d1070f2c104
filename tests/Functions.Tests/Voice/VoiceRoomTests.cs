using System.Net.Sockets;
using System.Text;
using DigitalTwin.Functions.Voice;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Audio;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Voice;

/// <summary>How much of the memory for recordings one takes, and for how long.</summary>
public sealed class VoiceRoomTests
{
    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task A_recording_is_given_back_before_its_answer_is_spoken(string stream)
    {
        await using var twin = await VoiceTwin.StartAsync();
        var rest = new TaskCompletionSource();
        twin.Server.Audio.Speaking(_ => FakeSpeech.Speaking(SampleAudio.Mp3).Until(rest.Task));

        var asking = twin.Host.SpeakAsync(null, ("stream", stream));
        await twin.Server.Audio.NextSpokenAsync();

        Assert.Equal(0, twin.Host.App.Services.GetRequiredService<AudioRoom>().Taken);
        rest.SetResult();
        Assert.True((await asking).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(4_300_000, null)]
    [InlineData(4_300_000, 10_000_000L)]
    [InlineData(10, null)]
    public async Task A_recording_takes_little_more_room_than_has_come_of_it(int came, long? announced)
    {
        var room = new AudioRoom();
        using var buffer = new AudioBuffer(room, announced);

        await buffer.FillAsync(new MemoryStream(new byte[came]), CancellationToken.None);

        Assert.InRange(room.Taken, came, came + (1024 * 1024));
    }

    [Fact]
    public async Task A_recording_takes_no_more_room_than_is_announced()
    {
        var room = new AudioRoom();
        using var buffer = new AudioBuffer(room, 70_000);

        await buffer.FillAsync(new MemoryStream(new byte[69_000]), CancellationToken.None);

        Assert.InRange(room.Taken, 69_000, 70_001);
    }

    [Fact]
    public async Task A_recording_that_drips_in_is_refused_in_the_end_and_gives_its_room_back()
    {
        var time = new ManualTime();
        await using var twin = await VoiceTwin.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        using var client = new TcpClient();
        await client.ConnectAsync(twin.Host.Address.Host, twin.Host.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            "POST /api/voice HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"a\"\r\n\r\nRIFF"));
        await time.SetAsync(TimeSpan.FromSeconds(30));

        time.Advance(TimeSpan.FromSeconds(30));
        using var answer = new StreamReader(client.GetStream());

        Assert.Contains(" 408 ", await answer.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
        Assert.Equal(0, twin.Host.App.Services.GetRequiredService<AudioRoom>().Taken);
    }
}
