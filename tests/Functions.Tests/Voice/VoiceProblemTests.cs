using System.Net;
using System.Net.Http.Headers;
using System.Text;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Functions.Voice;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Audio;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Voice;

/// <summary>What is refused before anything is spent.</summary>
public sealed class VoiceProblemTests(VoiceProblemTests.Fixture fixture) : IClassFixture<VoiceProblemTests.Fixture>
{
    private TwinHost Twin => fixture.Twin.Host;

    [Fact]
    public async Task Nothing_that_is_refused_reaches_the_speech_server()
    {
        await (await Twin.SpeakAsync([])).ProblemAsync(HttpStatusCode.BadRequest, "audio-unreadable");
        await (await Twin.SpeakAsync([.. "<html>this is no sound</html>"u8])).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        await (await Twin.SpeakAsync(SampleAudio.Generate("anullsrc=d=0.05", "s.wav", ""))).ProblemAsync(HttpStatusCode.BadRequest, "audio-too-short");
        await (await Twin.SpeakAsync(SampleAudio.Generate("anullsrc=d=63", "s.webm", "-c:a libopus"))).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "audio-too-long");
        await (await Twin.SpeakAsync([.. "OggS"u8, .. new byte[190_000]])).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "audio-too-long");
        await (await Twin.SpeakAsync(new byte[AudioBuffer.MaxBytes + 1])).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        await (await Twin.SpeakAsync(new byte[AudioBuffer.MaxBytes + 100_000])).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");

        Assert.Equal(0, fixture.Twin.Server.Audio.Heard);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_told_how_to_be_one()
    {
        var problem = await (await Twin.Client.PostAsync("api/voice", new StringContent("{}", Encoding.UTF8, "application/json"))).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

        Assert.Contains("multipart/form-data", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("session_id", "short")]
    [InlineData("message_id", "not an id")]
    [InlineData("persona", "-no")]
    [InlineData("level", "begin<ner")]
    [InlineData("stream", "perhaps")]
    public async Task A_field_with_a_wrong_value_is_named(string name, string value)
    {
        var problem = await (await Twin.SpeakAsync(null, (name, value))).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");

        Assert.Contains($"`{name}`", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_recording_with_too_many_fields_or_too_large_ones_is_refused()
    {
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "level" } };
        var many = Enumerable.Range(0, 17).Select(i => ($"field-{i}", "x")).ToArray();

        await (await Twin.Client.PostAsync("api/voice", empty)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        await (await Twin.SpeakAsync(null, many)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        await (await Twin.SpeakAsync(null, ("level", new string('x', 1025)))).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Theory]
    [InlineData("--b\r\n", "b")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"audio\"\r\n\r\nRIFF", "b")]
    [InlineData("--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n", "b")]
    [InlineData("nothing of it", "b")]
    [InlineData("", "0123456789012345678901234567890123456789012345678901234567890123456789x")]
    public async Task A_torn_form_is_a_bad_request(string body, string boundary)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new NameValueHeaderValue("boundary", boundary) } };

        await (await Twin.Client.PostAsync("api/voice", content)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task An_unknown_persona_is_told_before_anything_is_listened_to() =>
        await (await Twin.SpeakAsync(null, ("persona", "nobody"))).ProblemAsync(HttpStatusCode.NotFound, "unknown-persona");

    [Fact]
    public async Task When_all_recordings_together_are_too_many_one_more_is_told_to_wait()
    {
        var room = Twin.App.Services.GetRequiredService<AudioRoom>();
        Assert.True(room.TryTake(AudioRoom.Bytes));

        var busy = await Twin.SpeakAsync();
        room.GiveBack(AudioRoom.Bytes);

        await busy.ProblemAsync(HttpStatusCode.ServiceUnavailable, "voice-busy");
        Assert.NotNull(busy.Headers.RetryAfter);
        Assert.Equal(0, room.Taken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("[BLANK_AUDIO]")]
    [InlineData("(music) ... *coughs*")]
    [InlineData(".")]
    public async Task Silence_and_noise_are_no_message(string heard)
    {
        await using var twin = await VoiceTwin.StartAsync();
        twin.Server.Audio.Hearing(FakeSpeech.Hearing(heard));

        await (await twin.Host.SpeakAsync()).ProblemAsync(HttpStatusCode.BadRequest, "no-speech");

        Assert.Equal(0, twin.Server.Asked);
    }

    [Theory]
    [InlineData(0.9f, -1.5f, false)]
    [InlineData(0.9f, -0.3f, true)]
    [InlineData(0.1f, -1.5f, true)]
    public async Task Whisper_tells_how_sure_it_is_that_somebody_spoke(float silence, float sureness, bool isSpeech)
    {
        await using var twin = await VoiceTwin.StartAsync("STT_MODEL=whisper-1");
        twin.Server.Audio.Hearing(FakeSpeech.HearingMore("Thanks for watching!", 3, silence, sureness));

        var reply = await twin.Host.SpeakAsync();

        Assert.Equal(isSpeech ? HttpStatusCode.OK : HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal("verbose_json", (await twin.Server.Audio.NextHeardAsync()).Fields["response_format"]);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal VoiceTwin Twin { get; private set; } = null!;

        public async Task InitializeAsync() => Twin = await VoiceTwin.StartAsync();

        public async Task DisposeAsync() => await Twin.DisposeAsync();
    }
}
