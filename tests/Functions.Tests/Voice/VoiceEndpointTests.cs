using System.Net;
using DigitalTwin.Functions.Tests.Chat;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Functions.Voice.Audio;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Audio;
using DigitalTwin.Testing.OpenAI;
using Xunit;

namespace DigitalTwin.Functions.Tests.Voice;

public sealed class VoiceEndpointTests : IAsyncLifetime
{
    private const string Session = "a-conversation-by-voice";

    private VoiceTwin _twin = null!;

    public async Task InitializeAsync() => _twin = await VoiceTwin.StartAsync();

    public async Task DisposeAsync() => await _twin.DisposeAsync();

    [Fact]
    public async Task A_recording_is_answered_with_its_transcript_a_reply_and_the_reply_s_sound()
    {
        _twin.Server.Then(FakeCompletion.Saying("I studied in Delft. ", "Then I moved to the coast."));

        var reply = await (await _twin.Host.SpeakAsync(null, ("session_id", Session))).JsonAsync();

        Assert.Equal("Where did you study?", reply.Text("transcript"));
        Assert.Equal("I studied in Delft. Then I moved to the coast.", reply.Text("response"));
        Assert.Equal(Session, reply.Text("session_id"));
        Assert.Equal("default", reply.Text("persona"));
        Assert.True(Mp3Duration.Of(Convert.FromBase64String(reply.Text("audio")))!.Value.TotalSeconds > 1.9 * SampleAudio.Seconds);
        var heard = await _twin.Server.Audio.NextHeardAsync();
        Assert.Equal(SampleAudio.Of("live.webm"), heard.Audio);
        Assert.Equal(("Bearer sk-of-the-model", "voice.webm", "ears-1", "json"), (heard.Authorization, heard.FileName, heard.Fields["model"], heard.Fields["response_format"]));
        SpokenRequest[] spoken = [await _twin.Server.Audio.NextSpokenAsync(), await _twin.Server.Audio.NextSpokenAsync()];
        Assert.Equal(["I studied in Delft.", "Then I moved to the coast."], spoken.Select(sentence => sentence.Input).Order(StringComparer.Ordinal));
        Assert.All(spoken, sentence => Assert.Equal(("mouth-1", "alloy"), (sentence.Model, sentence.Voice)));
        var told = (await (await _twin.Host.Client.GetAsync($"api/conversation/{Session}")).JsonAsync()).GetProperty("messages");
        Assert.Equal(["Where did you study?", "I studied in Delft. Then I moved to the coast."], told.EnumerateArray().Select(message => message.Text("content")));
    }

    [Fact]
    public async Task A_stream_tells_the_transcript_first_and_the_sound_of_each_sentence_in_order()
    {
        _twin.Server.Then(FakeCompletion.Saying("I studied in Delft. ", "Then I moved ", "to the coast."));

        using var stream = await _twin.Host.SpeakStreamedAsync();
        var lines = await stream.AllAsync();

        var parts = lines[..^1].Select(EventStream.Parse).ToList();
        Assert.Equal("data: [DONE]", lines[^1]);
        Assert.Equal(["start", "data-transcript", "start-step"], parts[..3].Select(part => part.Text("type")));
        Assert.Equal(["finish-step", "finish"], parts[^2..].Select(part => part.Text("type")));
        Assert.Equal("Where did you study?", parts[1].Text("data", "text"));
        var audio = parts.Where(part => part.Text("type") == "data-audio").ToList();
        Assert.Equal([(0, "I studied in Delft."), (1, "Then I moved to the coast.")], audio.Select(part => (part.GetProperty("data").GetProperty("index").GetInt32(), part.Text("data", "text"))));
        Assert.All(audio, part => Assert.True(part.GetProperty("transient").GetBoolean()));
        Assert.All(audio, part => Assert.Equal(SampleAudio.Mp3, Convert.FromBase64String(part.Text("data", "audio"))));
        Assert.Equal("I studied in Delft. Then I moved to the coast.", EventStream.TextOf(lines));
    }

    [Fact]
    public async Task The_first_sentence_is_spoken_while_the_model_still_writes()
    {
        var rest = new TaskCompletionSource();
        _twin.Server.Then(FakeCompletion.Opening("I studied in Delft. ", "Then").Until(rest.Task).Adding(" I left.").Ending());

        using var stream = await _twin.Host.SpeakStreamedAsync();
        var before = await stream.UntilAsync("data-audio");
        rest.SetResult();
        var after = await stream.AllAsync();

        Assert.DoesNotContain(before, line => line.Contains("I left.", StringComparison.Ordinal));
        Assert.Contains(after, line => line.Contains("data-audio", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_does_not_wait_for_speech()
    {
        var voice = new TaskCompletionSource();
        _twin.Server.Audio.Speaking(sentence => sentence.Input == "I studied in Delft."
            ? FakeSpeech.Speaking(SampleAudio.Mp3).Until(voice.Task)
            : FakeSpeech.Speaking(SampleAudio.Mp3));
        _twin.Server.Then(FakeCompletion.Saying("I studied in Delft. ", "Then I moved to the coast. ", "That is all."));

        using var stream = await _twin.Host.SpeakStreamedAsync();
        var before = await stream.UntilAsync("That is all.");
        voice.SetResult();
        var after = await stream.AllAsync();

        Assert.DoesNotContain(before, line => line.Contains("data-audio", StringComparison.Ordinal));
        Assert.Equal(3, after.Count(line => line.Contains("\"data-audio\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_question_that_was_understood_before_is_not_listened_to_again()
    {
        (string, string)[] fields = [("session_id", Session), ("message_id", "the-first")];

        var first = await (await _twin.Host.SpeakAsync(null, fields)).JsonAsync();
        _twin.Server.Audio.Hearing(FakeSpeech.Hearing("Something else?"));
        var again = await (await _twin.Host.SpeakAsync(null, fields)).JsonAsync();

        Assert.Equal(1, _twin.Server.Audio.Heard);
        Assert.Equal(first.Text("transcript"), again.Text("transcript"));
        Assert.Equal(first.Text("reply_message", "id"), again.Text("reply_message", "id"));
        Assert.NotEmpty(again.Text("audio"));
    }

    [Fact]
    public async Task Fields_may_stand_before_the_recording()
    {
        using var form = new MultipartFormDataContent { { new StringContent(Session), "session_id" }, { new ByteArrayContent(SampleAudio.Of("pcm.wav")), "audio", "x" } };

        var reply = await (await _twin.Host.Client.PostAsync("api/voice", form)).JsonAsync();

        Assert.Equal(Session, reply.Text("session_id"));
    }

    [Fact]
    public async Task A_visitor_who_leaves_ends_the_speaking_and_not_the_turn()
    {
        var rest = new TaskCompletionSource();
        _twin.Server.Audio.Speaking(_ => FakeSpeech.Hanging());
        _twin.Server.Then(FakeCompletion.Opening("I studied in Delft. ", "Then").Until(rest.Task).Adding(" I left for the coast. ", "And more of it.").Ending());

        var stream = await _twin.Host.SpeakStreamedAsync(("session_id", Session));
        await _twin.Server.Audio.NextSpokenAsync();
        stream.Dispose();
        rest.SetResult();

        using (var live = await EventStream.ResumeAsync(_twin.Host.Client, Session))
        {
            await (live?.AllAsync() ?? Task.FromResult<List<string>>([]));
        }

        var told = (await (await _twin.Host.Client.GetAsync($"api/conversation/{Session}")).JsonAsync()).GetProperty("messages");
        Assert.Equal("I studied in Delft. Then I left for the coast. And more of it.", told[1].Text("content"));
    }

    [Fact]
    public async Task Without_a_listening_model_there_is_no_voice()
    {
        await using var mute = await TwinHost.StartAsync();

        await (await mute.SpeakAsync()).ProblemAsync(HttpStatusCode.NotImplemented, "voice-not-configured");
    }

    [Fact]
    public async Task Without_a_speaking_model_it_answers_in_writing()
    {
        await using var twin = await VoiceTwin.StartAsync("TTS_MODEL=");

        var reply = await (await twin.Host.SpeakAsync()).JsonAsync();
        using var stream = await twin.Host.SpeakStreamedAsync();

        Assert.Null(reply.Text("audio"));
        Assert.DoesNotContain(await stream.AllAsync(), line => line.Contains("data-audio", StringComparison.Ordinal));
        Assert.Equal(0, twin.Server.Audio.Spoken);
    }
}
