using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>A developer at /api/docs, without a mouse.</summary>
[Collection(Chromium.Collection)]
public sealed class DocsTests(Chromium chromium)
{
    [Fact]
    public async Task A_call_is_chosen_sent_and_answered_by_keyboard_alone()
    {
        await using var visit = await Visit.BeginAsync(chromium, new ScriptedModel().Says("Found it."));
        var page = await OpenAsync(visit);

        await TabToAsync(page, Call(page, "POST /api/chat"));
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, Shown(page, "Send"));
        await page.Keyboard.PressAsync("Enter");

        await Expect(Reply(page)).ToContainTextAsync("\"response\": \"Found it.\"");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("200 OK, complete");
        await Expect(Shown(page, "Send")).ToBeFocusedAsync();
        StaysAtHome(visit);
    }

    [Fact]
    public async Task A_stream_is_shown_as_it_comes_and_can_be_stopped()
    {
        var model = new ScriptedModel();
        model.Opens().Say("The first piece");
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = await OpenAsync(visit);

        await TabToAsync(page, Call(page, "POST /api/chat"));
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, page.GetByRole(AriaRole.Combobox));
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, Shown(page, "Send"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(Reply(page)).ToContainTextAsync("\"delta\":\"The first piece\"");
        await TabToAsync(page, Shown(page, "Stop"));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Stopped.");
        await Expect(Shown(page, "Send")).ToBeFocusedAsync();
        StaysAtHome(visit);
    }

    [Fact]
    public async Task The_owners_key_goes_to_the_owners_calls_alone_and_is_gone_with_the_page()
    {
        await using var visit = await Visit.BeginAsync(chromium, settings: "OWNER_KEY=let-me-in");
        var page = await OpenAsync(visit);
        var asked = new List<IRequest>();
        page.Request += (_, request) => asked.Add(request);

        await TabToAsync(page, page.GetByLabel("OwnerKey"));
        await page.Keyboard.TypeAsync("let-me-in");
        await SendAsync(page, "GET /api/sessions");
        await Expect(Reply(page)).ToContainTextAsync("\"sessions\": []");
        await SendAsync(page, "GET /api/info");
        await Expect(Reply(page).Last).ToContainTextAsync("\"status\": \"running\"");

        var brought = await Task.WhenAll(asked.Select(async request => await request.HeaderValueAsync("x-functions-key") ?? "none"));
        Assert.Equal(["let-me-in", "none"], brought);
        StaysAtHome(visit);
        await page.ReloadAsync();
        await Expect(page.GetByLabel("OwnerKey")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_recording_is_chosen_and_sent_to_a_twin_without_voice_which_says_so()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = await OpenAsync(visit);
        var asked = new List<IRequest>();
        page.Request += (_, request) => asked.Add(request);

        await Call(page, "POST /api/voice").ClickAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "question.wav", MimeType = "audio/wav", Buffer = "RIFF    WAVEfmt "u8.ToArray() });
        await Shown(page, "Send").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("501 Not Implemented, complete");
        await Expect(Reply(page)).ToContainTextAsync("content-type: application/problem+json");
        await Expect(Reply(page)).ToContainTextAsync("voice-not-configured\"");
        var sent = Assert.Single(asked);
        Assert.StartsWith("multipart/form-data; boundary=", await sent.HeaderValueAsync("content-type"), StringComparison.Ordinal);
        Assert.All(visit.Traffic.Requests, request => Assert.Equal(visit.Twin.Address.Authority, request.Authority));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task On_a_phone_nothing_sticks_out_and_every_call_can_be_read(ColorScheme scheme)
    {
        await using var visit = await Visit.BeginAsync(chromium, null, 320, 640);
        var page = await OpenAsync(visit);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });

        await page.EvaluateAsync("() => document.querySelectorAll('article > details').forEach((call) => (call.open = true))");
        await Expect(Shown(page, "Send")).ToHaveCountAsync(Route.All.Count);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach((part) => (part.open = true))");

        Assert.Empty(await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.outerHTML.slice(0, 200))"));
        Assert.True(await page.EvaluateAsync<double>(Contrast) >= 7);
        StaysAtHome(visit);
    }

    // Of the text on the ground, by WCAG.
    private const string Contrast =
        """
        () => {
          const light = (colour) => {
            const parts = colour.match(/\d+/g).slice(0, 3).map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
          };
          const { color, backgroundColor } = getComputedStyle(document.documentElement);
          const [bright, dark] = [light(color), light(backgroundColor)].sort((one, other) => other - one);
          return (bright + 0.05) / (dark + 0.05);
        }
        """;

    private static async Task<IPage> OpenAsync(Visit visit)
    {
        await visit.Page.Tab.GotoAsync(new Uri(visit.Twin.Address, "api/docs").ToString());
        await Expect(visit.Page.Tab.GetByRole(AriaRole.Heading, new() { Name = "POST /api/chat" })).ToBeVisibleAsync();
        return visit.Page.Tab;
    }

    private static async Task SendAsync(IPage page, string call)
    {
        await TabToAsync(page, Call(page, call));
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, Shown(page, "Send").Last);
        await page.Keyboard.PressAsync("Enter");
    }

    private static ILocator Call(IPage page, string call) => page.Locator("summary", new() { HasText = call + " " });

    private static ILocator Reply(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Reply" });

    private static ILocator Shown(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });

    private static void StaysAtHome(Visit visit)
    {
        Assert.Empty(visit.Traffic.Complaints);
        Assert.All(visit.Traffic.Requests, request => Assert.Equal(visit.Twin.Address.Authority, request.Authority));
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var presses = 0; presses < 60 && !await target.EvaluateAsync<bool>("element => document.activeElement === element"); presses++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(target).ToBeFocusedAsync();
    }
}
