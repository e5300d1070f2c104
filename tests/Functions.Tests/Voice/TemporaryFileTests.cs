using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Audio;
using DigitalTwin.Testing.OpenAI;
using Xunit;

namespace DigitalTwin.Functions.Tests.Voice;

public sealed class TemporaryFileTests
{
    // Larger than what frameworks keep in memory before they turn to files.
    private const int FrameworksPatience = 64 * 1024;

    [Fact]
    public async Task A_recording_is_handled_where_there_is_no_place_for_temporary_files()
    {
        var audio = SampleAudio.Of("pcm.wav");
        await using var server = await FakeOpenAIServer.StartAsync();
        using var folder = new TemporaryFolder();
        var nowhere = folder.File("nowhere");
        await using var twin = await TwinProcess.StartAsync(
            new Dictionary<string, string> { ["TMPDIR"] = nowhere, ["TMP"] = nowhere, ["TEMP"] = nowhere, ["DOTNET_EnableDiagnostics"] = "0" },
            $"OPENAI_BASE_URL={server.BaseUrl}",
            "STT_MODEL=ears-1",
            "TTS_MODEL=mouth-1");

        var reply = await (await twin.Client.PostAsync("api/voice", VoiceClient.Form(audio))).JsonAsync();

        Assert.True(audio.Length > FrameworksPatience);
        Assert.Equal(audio, (await server.Audio.NextHeardAsync()).Audio);
        Assert.NotEmpty(reply.Text("audio"));
        Assert.False(Directory.Exists(nowhere));
    }
}
