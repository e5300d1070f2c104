using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>In each of its states, in both themes, the page is for everyone.</summary>
[Collection(Chromium.Collection)]
public sealed class AccessTests(Chromium chromium)
{
    private const string Begins = "Three things, then a picture of the *whole*:\n\n1. Rain falls on the **Karst**.\n2. The Timavo rises";

    private const string Ends =
        """
        , [twice a year](https://example.org/timavo).
        3. `gauge-7` rings.

        ## How high

        > Water finds its way.

        | Gauge | Level | Since |
        |---|--:|---|
        | Timavo, at its mouth | 4.20 m | this morning |
        | Isonzo, by the old bridge | 12.75 m | last Tuesday |

        ```typescript
        const rising = levels.filter((level) => level.now > level.before && level.gauge.startsWith('Timavo'));
        ```

        - Stay *upstairs*.
        - Call me at [the office](mailto:sabela@example.org).
        """;

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task From_opening_to_a_whole_answer(Screen screen)
    {
        var model = new ScriptedModel();
        var reply = model.Opens();
        await using var visit = await Visit.BeginAsync(chromium, screen, model);
        var page = visit.Page;
        var examination = new Examination(Name(screen));
        await Expect(page.Suggestions).ToHaveCountAsync(4);
        var owner = new TaskCompletionSource();
        await page.Tab.RouteAsync("**/api/persona", async route =>
        {
            await owner.Task;
            await route.ContinueAsync();
        });

        await page.ReloadAsync();
        await Expect(page.Box).ToBeVisibleAsync();
        await examination.LookAsync(page, "opening");
        owner.SetResult();
        await Expect(page.Suggestions).ToHaveCountAsync(4);
        await examination.LookAsync(page, "fresh");
        await page.AskAsync("How are the rivers today, and what should I do about it?");
        await Expect(page.Thinking).ToBeVisibleAsync();
        await examination.LookAsync(page, "thinking");
        reply.Say(Begins);
        await Expect(page.Words.Last).ToContainTextAsync("The Timavo rises");
        await examination.LookAsync(page, "streaming");
        reply.Say(Ends).End();
        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await examination.LookAsync(page, "answered");
        await page.Log.EvaluateAsync("log => log.scrollTo(0, 0)");
        await examination.LookAsync(page, "answered-above");
        await page.Edit.ClickAsync();
        await Expect(page.EditBox).ToBeFocusedAsync();
        await examination.LookAsync(page, "editing");
        await page.Button("Cancel").ClickAsync();
        await page.Box.FillAsync(new string('a', 4003));
        await examination.LookAsync(page, "too-long");
        examination.Pass();
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task What_goes_wrong(Screen screen)
    {
        var model = new ScriptedModel();
        var reply = model.Opens().Say("It all began ");
        await using var visit = await Visit.BeginRelayedAsync(chromium, screen, model);
        var page = visit.Page;
        var examination = new Examination(Name(screen));
        await page.AskAsync("Tell me everything.");
        await Expect(page.Words.Last).ToHaveTextAsync("It all began ");
        var found = new TaskCompletionSource();
        await page.Tab.RouteAsync("**/api/chat", async route =>
        {
            await found.Task;
            await route.ContinueAsync();
        }, new() { Times = 1 });

        await visit.Relay!.CutAsync();
        visit.Relay.Mend();
        await Expect(page.Link).Not.ToHaveTextAsync("");
        await examination.LookAsync(page, "reconnecting");
        found.SetResult();
        await Expect(page.Link).ToHaveTextAsync("");
        await page.Stop.ClickAsync();
        await Expect(page.Answers).ToHaveAttributeAsync("data-status", "interrupted");
        await examination.LookAsync(page, "interrupted");
        model.Opens().Say("By the ").Fail(new InvalidOperationException("A test's fault."));
        await page.AskAsync("And then?");
        await Expect(page.TryAgain).ToBeVisibleAsync();
        await examination.LookAsync(page, "failed");
        await page.Tab.RouteAsync("**/api/chat", route => route.FulfillAsync(TooFast), new() { Times = 1 });
        await page.AskAsync("And after that?");
        await Expect(page.Wait).ToBeVisibleAsync();
        await examination.LookAsync(page, "countdown");
        await visit.GoOfflineAsync(true);
        await Expect(page.Link).Not.ToHaveTextAsync("");
        await examination.LookAsync(page, "offline");
        reply.End();
        examination.Pass();
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task The_conversations_of_before(Screen screen)
    {
        var model = new ScriptedModel().Says("By the sea.").Says("A bell.").Says("A map.");
        await using var visit = await Visit.BeginAsync(chromium, screen, model);
        var page = visit.Page;
        var examination = new Examination(Name(screen));

        await page.Conversations.ClickAsync();
        await examination.LookAsync(page, "list-empty");
        await page.Button("Close").ClickAsync();
        await page.HearAsync("Where do you live?");
        await page.NewConversation.ClickAsync();
        await page.HearAsync("What is Bora Bell, who made it, and could I have one of my own on the balcony of my flat in Trieste, too?");
        await visit.GoOnAsync(3, 120);
        await page.ReloadAsync();
        await Expect(page.Words).ToHaveCountAsync(50);
        await page.Tab.RouteAsync("**/api/conversation/**", route => route.AbortAsync());
        await page.Log.EvaluateAsync("log => log.scrollTo(0, 0)");
        await Expect(page.TryAgain).ToBeVisibleAsync();
        await examination.LookAsync(page, "earlier");
        await page.Conversations.ClickAsync();
        await examination.LookAsync(page, "list");
        await page.Button("Delete: Where do you live?").ClickAsync();
        await examination.LookAsync(page, "delete");
        await page.Button("Delete").ClickAsync();
        await Expect(page.Trouble).ToBeVisibleAsync();
        await examination.LookAsync(page, "delete-failed");
        examination.Pass();
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task A_spent_budget_and_a_page_that_may_not_copy(Screen screen)
    {
        await using var visit = await Visit.BeginAsync(chromium, screen, new ScriptedModel(), "DAILY_TOKEN_BUDGET=1");
        var page = visit.Page;
        var examination = new Examination(Name(screen));
        await page.HearAsync("Where do you live?");

        await examination.LookAsync(page, "limited");
        await page.Tab.EvaluateAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        await page.Button("Copy answer").ClickAsync();
        await Expect(page.Spoken).ToContainTextAsync("Select the text and copy it yourself.");
        await examination.LookAsync(page, "not-copied");
        examination.Pass();
    }

    [Theory]
    [InlineData("arabic", 390, 844, "ar-EG", ForcedColors.None)]
    [InlineData("narrow", 320, 568, "en-GB", ForcedColors.None)]
    [InlineData("zoomed", 640, 400, "en-GB", ForcedColors.None)]
    [InlineData("zoomed-most", 320, 256, "en-GB", ForcedColors.None)]
    [InlineData("forced", 1280, 800, "en-GB", ForcedColors.Active)]
    public async Task Other_windows_colours_and_directions(string name, int width, int height, string locale, ForcedColors colours)
    {
        var model = new ScriptedModel().Says(Begins, Ends);
        var reply = model.Opens();
        await using var visit = await Visit.BeginAbroadAsync(chromium, locale, model);
        var page = visit.Page;
        var examination = new Examination(name);
        await page.Tab.SetViewportSizeAsync(width, height);
        await page.Tab.EmulateMediaAsync(new() { ForcedColors = colours });
        await Expect(page.Suggestions).ToHaveCountAsync(4);

        await examination.LookAsync(page, "fresh");
        await page.Suggestions.First.ClickAsync();
        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await examination.LookAsync(page, "answered");
        await page.Log.EvaluateAsync("log => log.scrollTo(0, 0)");
        await page.Tab.Locator("textarea").FillAsync("?");
        await page.Tab.Locator("textarea").PressAsync("Enter");
        await Expect(page.Thinking).ToBeVisibleAsync();
        reply.Say("...").Fail(new InvalidOperationException("A test's fault."));
        await Expect(page.Trouble).ToBeVisibleAsync();
        await examination.LookAsync(page, "failed");
        await page.Tab.Locator(".bar .quiet").Last.ClickAsync();
        await page.Tab.Locator(".item .deed").First.ClickAsync();
        await examination.LookAsync(page, "delete");
        examination.Pass();
    }

    [Theory]
    [InlineData(Screen.Desktop, "bubble")]
    [InlineData(Screen.Phone, "bubble")]
    [InlineData(Screen.Desktop, "inline")]
    [InlineData(Screen.Phone, "inline")]
    public async Task As_part_of_another_page(Screen screen, string mode)
    {
        await using var visit = await Visit.BeginAsync(chromium, screen, new ScriptedModel().Says(Begins, Ends));
        var page = visit.Page;
        var examination = new Examination($"{mode}-{Name(screen)}");
        await page.Tab.EvaluateAsync(
            """
            (mode) => {
              const title = Object.assign(document.createElement('h1'), { textContent: 'Rivers' });
              document.querySelector('main').replaceChildren(title, Object.assign(document.createElement('digital-twin'), { mode }));
            }
            """,
            mode);

        if (mode == "bubble")
        {
            await Expect(page.Button("Ask the AI twin")).ToBeVisibleAsync();
            await examination.LookAsync(page, "closed");
            await page.Button("Ask the AI twin").ClickAsync();
        }

        await Expect(page.Suggestions).ToHaveCountAsync(4);
        await examination.LookAsync(page, "fresh");
        await page.HearAsync("How are the rivers?");
        await examination.LookAsync(page, "answered");
        await page.Conversations.ClickAsync();
        await examination.LookAsync(page, "list");
        examination.Pass();
    }

    private static string Name(Screen screen) => screen == Screen.Phone ? "phone" : "desktop";

    private static RouteFulfillOptions TooFast => new()
    {
        Status = 429,
        ContentType = "application/problem+json",
        Headers = new Dictionary<string, string> { ["Retry-After"] = "45" },
        Body = """{"type": "about:blank", "title": "Too many requests", "status": 429, "detail": "Too many requests came from your address at once."}""",
    };
}
