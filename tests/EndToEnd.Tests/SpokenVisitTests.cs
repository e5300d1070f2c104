using System.Text.Json;
using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Functions.Voice.Audio;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Audio;
using DigitalTwin.Testing.OpenAI;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>The whole way of a spoken question: browser, page, server and a model's server. Nothing in between is a test's.</summary>
[Collection(Chromium.Collection)]
public sealed class SpokenVisitTests(Chromium chromium)
{
    private static readonly string[] Answer = ["I studied the flow of rivers in Delft for five years.", "Then I moved to Trieste to forecast floods."];

    [Fact]
    public async Task A_spoken_question_is_understood_answered_spoken_and_kept_and_a_second_one_goes_on()
    {
        await using var server = await TalkingServer.StartAsync();
        server.Then("Where did you study?", Answer);
        server.Then("And where do you live?", "By the sea.");
        await using var visit = await Visit.BeginAsync(chromium, settings: server.Settings);
        var page = await Talking.ToTheServerAsync(visit);

        await page.SpeakAsync();

        await Expect(page.Words).ToHaveTextAsync(["Where did you study?", string.Join(' ', Answer)]);
        await Expect(page.Caption).ToHaveTextAsync(Answer[1]);
        await Expect(page.Caption).ToHaveCountAsync(0);
        await ExpectRecordingAsync(server);
        string[] spoken = [(await server.Audio.NextSpokenAsync()).Input, (await server.Audio.NextSpokenAsync()).Input];
        Assert.Equal(Answer, spoken.Order());
        await ExpectPlayedAsync(page, Answer.Length);

        await page.SpeakAsync();

        string[] said = ["Where did you study?", string.Join(' ', Answer), "And where do you live?", "By the sea."];
        await Expect(page.Words).ToHaveTextAsync(said);
        await Expect(page.CompleteAnswers).ToHaveCountAsync(2);
        await ExpectRecordingAsync(server);
        var sent = await SentAsync(page);
        var session = Assert.Single(sent.Select(recording => recording.GetProperty("session").GetString()).Distinct());
        Assert.Equal(said, await StoredAsync(visit.Twin, session!, "default"));
        var prompt = (await LatestAsync(server)).Messages;
        Assert.Equal(said[..3], prompt.Skip(prompt.Count - 3).Select(message => message.Text));
        Assert.Empty(visit.Traffic.Complaints);
    }

    [Fact]
    public async Task A_tutor_that_was_chosen_is_asked_by_voice_and_answers_at_the_visitors_level()
    {
        await using var server = await TalkingServer.StartAsync();
        server.Then("What is a synapse?", "A gap that a signal crosses.");
        await using var visit = await Visit.BeginAsync(chromium, settings: server.Settings);
        var page = await Talking.ToTheServerAsync(visit);
        await page.Personas.SelectOptionAsync("Neuroscience tutor");
        await page.Level.SelectOptionAsync("Beginner");

        await page.SpeakAsync();

        await Expect(page.Words).ToHaveTextAsync(["What is a synapse?", "A gap that a signal crosses."]);
        await Expect(page.CompleteAnswers).ToContainTextAsync("Neuroscience tutor");
        await Expect(page.Caption).ToHaveCountAsync(0);
        var sent = Assert.Single(await SentAsync(page));
        Assert.Equal("session_id,message_id,stream,persona,level,audio", sent.GetProperty("fields").GetString());
        var prompt = (await LatestAsync(server)).Messages;
        Assert.Contains("End each explanation", prompt[0].Text, StringComparison.Ordinal);
        Assert.Contains("beginner", prompt[^1].Text, StringComparison.Ordinal);
        await StoredAsync(visit.Twin, sent.GetProperty("session").GetString()!, "neuroscience-tutor");
        Assert.Empty(visit.Traffic.Complaints);
    }

    [Fact]
    public async Task The_widget_on_another_site_records_asks_and_speaks_too()
    {
        await using var server = await TalkingServer.StartAsync();
        server.Then("Where did you study?", Answer);
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        await elsewhere.ListenAsync();
        var twin = await elsewhere.AddTwinAsync(null, server.Settings);
        var origin = twin.Address.GetLeftPart(UriPartial.Authority);
        elsewhere.Site.Policy = $"default-src 'none'; script-src 'self' {origin}; connect-src {origin}; style-src 'self'; require-trusted-types-for 'script'";
        elsewhere.Site.Body = ForeignSite.ScriptOf(twin.Address) + ForeignSite.TagOf(twin.Address);
        var page = new ChatPage(await elsewhere.OpenAsync());

        await page.SpeakAsync();

        await Expect(page.Words).ToHaveTextAsync(["Where did you study?", string.Join(' ', Answer)]);
        await Expect(page.Caption).ToHaveTextAsync(Answer[1]);
        await Expect(page.Caption).ToHaveCountAsync(0);
        await ExpectRecordingAsync(server);
        await ExpectPlayedAsync(page, Answer.Length);
        var sent = Assert.Single(await SentAsync(page));
        Assert.Equal(["Where did you study?", string.Join(' ', Answer)], await StoredAsync(twin, sent.GetProperty("session").GetString()!, "default"));
        var asked = elsewhere.Traffic.Requests.Where(request => request.AbsolutePath.Contains("voice", StringComparison.Ordinal)).Select(request => request.AbsoluteUri);
        Assert.Equal([origin + "/digital-twin-voice.js", origin + "/api/voice"], asked);
        Assert.DoesNotContain(elsewhere.Traffic.Complaints, complaint => !complaint.Contains("favicon", StringComparison.Ordinal));
    }

    /// <summary>What came to the model's server is what the browser recorded.</summary>
    private static async Task ExpectRecordingAsync(TalkingServer server)
    {
        var heard = await server.Audio.NextHeardAsync();
        Assert.Equal("voice.webm", heard.FileName);
        Assert.Equal(AudioFormat.WebM, AudioFormat.Of(heard.Audio));
        Assert.True(heard.Audio.AsSpan().IndexOf("A_OPUS"u8) > 0);
        Assert.InRange(AudioFormat.WebM.Measure(heard.Audio)!.Value.TotalSeconds, 0.5, 30);
    }

    /// <summary>The sentences were decoded, can be heard, and follow each other without a gap.</summary>
    private static async Task ExpectPlayedAsync(ChatPage page, int sentences)
    {
        var (decoded, starts) = (await page.NotedAsync<double[]>("decoded"), await page.NotedAsync<double[]>("starts"));
        Assert.Equal((sentences, sentences), (decoded.Length, starts.Length));
        Assert.All(decoded, seconds => Assert.InRange(seconds, SampleAudio.Seconds - 0.2, SampleAudio.Seconds + 0.2));
        Assert.All(await page.NotedAsync<double[]>("loudest"), loudest => Assert.InRange(loudest, 0.1, 1.5));
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.Equal(pair.First + decoded[0], pair.Second, 3));
        Assert.Equal("running", await page.NotedAsync<string>("state()"));
        Assert.All(await page.NotedAsync<string[]>("tracks.map((track) => track.readyState)"), state => Assert.Equal("ended", state));
    }

    private static async Task<JsonElement[]> SentAsync(ChatPage page) => [.. (await page.NotedAsync<JsonElement>("sent")).EnumerateArray()];

    private static async Task<FakeRequest> LatestAsync(TalkingServer server)
    {
        var latest = await server.Fake.NextRequestAsync();
        for (var taken = 1; taken < server.Fake.Asked; taken++)
        {
            latest = await server.Fake.NextRequestAsync();
        }

        return latest;
    }

    /// <returns>What the server keeps, oldest first.</returns>
    private static async Task<string[]> StoredAsync(TwinHost twin, string session, string persona)
    {
        using var json = JsonDocument.Parse(await twin.Client.GetStringAsync($"api/conversation/{session}"));
        Assert.Equal(persona, json.RootElement.GetProperty("persona").GetString());
        return [.. json.RootElement.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").GetString()!)];
    }
}
