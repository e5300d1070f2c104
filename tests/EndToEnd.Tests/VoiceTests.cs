using System.Text.Json;
using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>A visitor who speaks and listens, with a browser whose microphone is a file.</summary>
[Collection(Chromium.Collection)]
public sealed class VoiceTests(Chromium chromium)
{
    private static string Answer => new SpokenAnswer("Which bridges?").Say("I build bridges.", 2).Say("Mostly of wood.", 1).End();

    [Fact]
    public async Task A_question_is_recorded_and_sent_and_its_answer_written_and_played_without_a_gap()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = await Talking.BeginAsync(visit);
        await page.AnswerAsync(Answer);

        await page.SpeakAsync();

        await Expect(page.Words).ToHaveTextAsync(["Which bridges?", "I build bridges. Mostly of wood."]);
        await Expect(page.Caption).ToHaveTextAsync("Mostly of wood.");
        await Expect(page.Caption).ToHaveCountAsync(0);
        var sent = (await page.NotedAsync<JsonElement>("sent"))[0];
        Assert.Equal("speech.webm audio/webm 1a45dfa3", $"{sent.GetProperty("name")} {sent.GetProperty("type")} {sent.GetProperty("magic")}");
        Assert.Equal("session_id,message_id,stream,audio", sent.GetProperty("fields").GetString());
        Assert.InRange(sent.GetProperty("seconds").GetDouble(), 0.5, 30);
        Assert.True(sent.GetProperty("loudest").GetDouble() > 0.01);
        var (decoded, starts) = (await page.NotedAsync<double[]>("decoded"), await page.NotedAsync<double[]>("starts"));
        Assert.Equal(2, decoded.Length);
        // The longer one is the first, though the shorter one may be decoded before it.
        Assert.Equal(starts[0] + decoded.Max(), starts[1], 3);
        Assert.Equal("running", await page.NotedAsync<string>("state()"));
        Assert.Equal(["ended"], await page.NotedAsync<string[]>("tracks.map((track) => track.readyState)"));
        Assert.Empty(visit.Traffic.Complaints);
    }

    [Fact]
    public async Task The_keyboard_alone_records_discards_and_sends()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = await Talking.BeginAsync(visit);
        await page.AnswerAsync(Answer);
        var keys = page.Tab.Keyboard;

        await page.Speak.FocusAsync();
        await keys.PressAsync("Space");
        await Expect(page.VoiceStatus).ToContainTextAsync("Escape to discard");
        await Expect(page.SendRecording).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Expect(page.TimeLeft).ToHaveCountAsync(0);
        await keys.PressAsync("Enter");
        await Expect(page.TimeLeft).ToHaveTextAsync("0:58");
        await keys.PressAsync("Enter");

        await Expect(page.Words).ToHaveTextAsync(["Which bridges?", "I build bridges. Mostly of wood."]);
        Assert.Equal(1, await page.NotedAsync<int>("sent.length"));
    }

    [Fact]
    public async Task A_button_that_is_held_sends_when_it_is_let_go()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = await Talking.BeginAsync(visit);
        await page.AnswerAsync(Answer);

        await page.Speak.HoverAsync();
        await page.Tab.Mouse.DownAsync();
        await Expect(page.TimeLeft).ToHaveTextAsync("0:58");
        await page.Tab.Mouse.UpAsync();

        await Expect(page.Questions).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Stop_ends_the_sound_and_leaves_the_words()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = await Talking.BeginAsync(visit);
        await page.AnswerAsync(new SpokenAnswer("Which bridges?").Say("I build bridges.", 30).End());

        await page.SpeakAsync();
        await page.StopSpeaking.ClickAsync();

        await Expect(page.Caption).ToHaveCountAsync(0);
        await Expect(page.Words.Last).ToHaveTextAsync("I build bridges.");
        Assert.Equal(1, await page.NotedAsync<int>("stops"));
    }

    [Fact]
    public async Task A_new_question_interrupts_what_is_spoken()
    {
        await using var visit = await Visit.BeginAsync(chromium, new ScriptedModel().Says("Yes."));
        var page = await Talking.BeginAsync(visit);
        await page.AnswerAsync(new SpokenAnswer("Which bridges?").Say("I build bridges.", 30).End());

        await page.SpeakAsync();
        await Expect(page.Caption).ToHaveTextAsync("I build bridges.");
        await page.HearAsync("Of wood?");

        await Expect(page.Caption).ToHaveCountAsync(0);
        Assert.Equal(1, await page.NotedAsync<int>("stops"));
    }

    [Fact]
    public async Task An_answer_that_the_connection_lost_is_found_again_as_text()
    {
        await using var visit = await Visit.BeginAsync(chromium, new ScriptedModel().Says("I build bridges. Mostly of wood."));
        var page = await Talking.BeginAsync(visit);
        await page.AnswerAsync(new SpokenAnswer("Which bridges?").Say("I build bridges.", 1).BreakOff());

        await page.SpeakAsync();

        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await Expect(page.Words).ToHaveTextAsync(["Which bridges?", "I build bridges. Mostly of wood."]);
    }

    [Fact]
    public async Task Speech_that_ends_early_is_told_and_the_answer_goes_on_as_text()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = await Talking.BeginAsync(visit);
        await page.AnswerAsync(new SpokenAnswer("Which bridges?").Say("I build bridges.", 1).FallSilent().Write("Mostly of wood.").End());

        await page.SpeakAsync();

        await Expect(page.VoiceStatus).ToHaveTextAsync("The rest of this answer is text only.");
        await Expect(page.Words.Last).ToHaveTextAsync("I build bridges. Mostly of wood.");
    }

    [Fact]
    public async Task A_microphone_that_is_refused_is_explained_and_not_asked_for_before_it_is_wanted()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = await Talking.BeginAsync(visit, isAllowed: false);

        await Expect(page.Speak).ToBeVisibleAsync();
        await Expect(page.VoiceStatus).ToHaveTextAsync("");
        await page.Speak.ClickAsync();

        await Expect(page.VoiceStatus).ToContainTextAsync("The microphone is not allowed.");
        await Expect(page.Speak).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(400, "no-speech", "No words could be made out.")]
    [InlineData(413, "audio-too-long", "That was too long.")]
    [InlineData(502, "speech-unavailable", "Speech is away.")]
    public async Task What_the_server_could_not_understand_is_told_above_the_box(int status, string type, string told)
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = await Talking.BeginAsync(visit);
        await page.Tab.RouteAsync("**/api/voice", route => route.FulfillAsync(new()
        {
            Status = status,
            ContentType = "application/problem+json",
            Body = JsonSerializer.Serialize(new { type = "https://example.org/problems/" + type, title = type, status, detail = "Speech is away." }),
        }));

        await page.SpeakAsync();

        await Expect(page.VoiceStatus).ToContainTextAsync(told);
        await Expect(page.Questions).ToHaveCountAsync(0);
        await Expect(page.TryAgain).ToHaveCountAsync(status == 502 ? 1 : 0);
    }

    [Fact]
    public async Task Where_neither_server_nor_browser_listens_there_is_no_button()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        await Expect(visit.Page.Speak).ToBeVisibleAsync();
        var before = visit.Traffic.Requests.Count;
        Assert.Contains(visit.Traffic.Requests, IsVoice);
        await visit.Page.Tab.AddInitScriptAsync("delete window.webkitSpeechRecognition; delete window.SpeechRecognition;");
        await visit.Page.ReloadAsync();

        // Those there are to choose from are asked for together with the voice.
        await Expect(visit.Page.Personas).ToBeVisibleAsync();

        await Expect(visit.Page.Speak).ToHaveCountAsync(0);
        Assert.DoesNotContain(visit.Traffic.Requests.Skip(before), IsVoice);

        static bool IsVoice(Uri request) => request.AbsolutePath.Contains("voice", StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task Recording_speaking_and_trouble_are_for_everyone(Screen screen)
    {
        await using var visit = await Visit.BeginAsync(chromium, screen);
        var page = await Talking.BeginAsync(visit);
        var examination = new Examination(screen == Screen.Desktop ? "desktop" : "phone");
        await page.AnswerAsync(new SpokenAnswer("Which bridges?").Say("I build bridges.", 60).FallSilent().End());

        await page.Speak.ClickAsync();
        await Expect(page.TimeLeft).ToHaveTextAsync("0:58");
        await examination.LookAsync(page, "recording");
        await page.SendRecording.ClickAsync();
        await Expect(page.Caption).ToHaveTextAsync("I build bridges.");
        await examination.LookAsync(page, "speaking");
        await page.StopSpeaking.ClickAsync();
        await examination.LookAsync(page, "silent");

        examination.Pass();
    }

    [Fact]
    public async Task The_widget_elsewhere_finds_its_voice_beside_its_script()
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        var twin = await elsewhere.AddTwinAsync();
        var origin = twin.Address.GetLeftPart(UriPartial.Authority);
        elsewhere.Site.Policy = $"default-src 'none'; script-src 'self' {origin}; connect-src {origin}; style-src 'self'; require-trusted-types-for 'script'";
        elsewhere.Site.Body = ForeignSite.ScriptOf(twin.Address, "?v=2") + ForeignSite.TagOf(twin.Address);
        var page = await elsewhere.OpenAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Speak", Exact = true })).ToBeVisibleAsync();

        var scripts = elsewhere.Traffic.Requests.Where(request => request.AbsolutePath.EndsWith(".js", StringComparison.Ordinal));
        Assert.Equal(["/digital-twin.js?v=2", "/digital-twin-voice.js"], scripts.Where(request => request.Authority == twin.Address.Authority).Select(request => request.PathAndQuery));
        Assert.DoesNotContain(elsewhere.Traffic.Complaints, complaint => !complaint.Contains("favicon", StringComparison.Ordinal));
    }
}
