using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Audio;
using DigitalTwin.Testing.OpenAI;
using Xunit;

namespace DigitalTwin.Functions.Tests.Voice;

/// <summary>What is asked of the speech servers, and when.</summary>
public sealed class VoicePaceTests
{
    private const string Session = "a-conversation-by-voice";

    [Fact]
    public async Task Two_sentences_are_in_the_making_and_the_third_only_when_the_first_was_taken()
    {
        string[] sentences = ["This is the first one.", "That is the second one.", "Here is the third one.", "There is the fourth one."];
        var voices = sentences.ToDictionary(sentence => sentence, _ => new TaskCompletionSource());
        await using var twin = await VoiceTwin.StartAsync();
        twin.Server.Audio.Speaking(asked => FakeSpeech.Speaking(SampleAudio.Mp3).Until(voices[asked.Input].Task));
        twin.Server.Then(FakeCompletion.Saying(string.Join(' ', sentences)));

        using var stream = await twin.Host.SpeakStreamedAsync();
        await stream.UntilAsync("fourth one.");
        SpokenRequest[] first = [await twin.Server.Audio.NextSpokenAsync(), await twin.Server.Audio.NextSpokenAsync()];
        // A whole other turn takes longer than a third call would need to get here.
        await twin.Host.ChatAsync(new { message = "Hi", stream = false });
        var before = twin.Server.Audio.Spoken;
        voices[sentences[1]].SetResult();
        await twin.Host.ChatAsync(new { message = "Hi", stream = false });
        var stillBefore = twin.Server.Audio.Spoken;
        voices[sentences[0]].SetResult();
        await stream.UntilAsync("\"data-audio\"");
        // The second was done and follows at once, so that both places are free.
        SpokenRequest[] then = [await twin.Server.Audio.NextSpokenAsync(), await twin.Server.Audio.NextSpokenAsync()];

        Assert.Equal(sentences[..2], first.Select(asked => asked.Input).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal((2, 2), (before, stillBefore));
        Assert.Equal(sentences[2..], then.Select(asked => asked.Input).Order(StringComparer.Ordinal));
        voices[sentences[2]].SetResult();
        voices[sentences[3]].SetResult();
        await stream.AllAsync();
        Assert.Equal(4, twin.Server.Audio.Spoken);
    }

    [Fact]
    public async Task The_same_message_sent_again_while_it_is_listened_to_joins_the_listening()
    {
        (string, string)[] fields = [("session_id", Session), ("message_id", "the-first")];
        var understood = new TaskCompletionSource();
        await using var twin = await VoiceTwin.StartAsync();
        twin.Server.Audio.ThenHearing(FakeSpeech.Hearing("Where did you study?").Until(understood.Task)).Hearing(FakeSpeech.Hearing("Something else?"));

        var first = twin.Host.SpeakAsync(null, fields);
        await twin.Server.Audio.NextHeardAsync();
        var again = twin.Host.SpeakAsync(null, fields);
        await twin.Host.ChatAsync(new { message = "Hi", stream = false });
        understood.SetResult();

        var (one, other) = (await (await first).JsonAsync(), await (await again).JsonAsync());
        Assert.Equal(1, twin.Server.Audio.Heard);
        Assert.Equal((one.Text("transcript"), one.Text("reply_message", "id")), (other.Text("transcript"), other.Text("reply_message", "id")));
    }

    [Fact]
    public async Task Who_leaves_does_not_end_the_listening_for_who_joined_it()
    {
        (string, string)[] fields = [("session_id", Session), ("message_id", "the-first")];
        var understood = new TaskCompletionSource();
        await using var twin = await VoiceTwin.StartAsync();
        twin.Server.Audio.ThenHearing(FakeSpeech.Hearing("Where did you study?").Until(understood.Task)).Hearing(FakeSpeech.Hearing("Something else?"));
        using var leaving = new CancellationTokenSource();

        var first = twin.Host.Client.PostAsync("api/voice", VoiceClient.Form(SampleAudio.Mp3, fields), leaving.Token);
        await twin.Server.Audio.NextHeardAsync();
        var again = twin.Host.SpeakAsync(null, fields);
        await twin.Host.ChatAsync(new { message = "Hi", stream = false });
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await twin.Host.ChatAsync(new { message = "Hi", stream = false });
        understood.SetResult();

        Assert.Equal("Where did you study?", (await (await again).JsonAsync()).Text("transcript"));
        Assert.Equal(1, twin.Server.Audio.Heard);
    }

    [Fact]
    public async Task Who_leaves_alone_ends_the_listening()
    {
        await using var twin = await VoiceTwin.StartAsync();
        var hanging = FakeSpeech.Hanging();
        twin.Server.Audio.Hearing(hanging);
        using var leaving = new CancellationTokenSource();

        var asking = twin.Host.Client.PostAsync("api/voice", VoiceClient.Form(SampleAudio.Mp3, ("session_id", Session), ("message_id", "the-first")), leaving.Token);
        await twin.Server.Audio.NextHeardAsync();
        await leaving.CancelAsync();

        await hanging.Left;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task A_persona_s_voice_and_a_level_get_where_they_are_needed_and_its_language_not_to_who_listens()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("personas/tutor"));
        await File.WriteAllTextAsync(folder.File("me.txt"), "I am here.");
        await File.WriteAllTextAsync(folder.File("personas/tutor/agent.yaml"), "name: Tutor\nkind: tutor\ninstructions: Explain it.\nvoice: coral\nlanguage: nl\n");
        await using var twin = await VoiceTwin.StartAsync($"PERSONA_DIR={folder.Path}");

        Assert.True((await twin.Host.SpeakAsync(null, ("persona", "tutor"), ("level", "beginner"))).IsSuccessStatusCode);

        Assert.Equal("coral", (await twin.Server.Audio.NextSpokenAsync()).Voice);
        Assert.Contains("level: beginner", (await twin.Server.NextRequestAsync()).Body.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("language", (await twin.Server.Audio.NextHeardAsync()).Fields.Keys);
    }
}
