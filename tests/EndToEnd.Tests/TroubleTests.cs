using System.Globalization;
using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>What a visitor reads when something fails, and that trying again helps.</summary>
[Collection(Chromium.Collection)]
public sealed class TroubleTests(Chromium chromium)
{
    [Theory]
    [InlineData(StatusCodes.Status401Unauthorized, 1, "The model can't answer at the moment.")]
    [InlineData(StatusCodes.Status503ServiceUnavailable, 3, "The model has too much to do at the moment.")]
    public async Task A_model_that_fails_is_a_plain_sentence_and_trying_again_helps(int status, int times, string sentence)
    {
        await using var server = await FakeOpenAIServer.StartAsync();
        for (var time = 0; time < times; time++)
        {
            server.Then(FakeCompletion.Refusing(status, "sk-secret is no key"));
        }

        await using var visit = await Visit.BeginAsync(chromium, settings: $"OPENAI_BASE_URL={server.BaseUrl}");
        var page = visit.Page;

        await page.AskAsync("Are you there?");

        await Expect(page.Trouble).ToContainTextAsync(sentence);
        await Expect(page.Trouble).Not.ToContainTextAsync("secret");
        await Expect(page.Questions).ToContainTextAsync(["Not answered"]);
        await page.TryAgain.ClickAsync();
        await Expect(page.CompleteAnswers).ToContainTextAsync(["Hello from the fake."]);
        await Expect(page.Trouble).ToHaveCountAsync(0);
        await Expect(page.Words).ToHaveTextAsync(["Are you there?", "Hello from the fake."]);
        Assert.Equal([("user", "Are you there?"), ("assistant", "Hello from the fake.")], await visit.StoredAsync());
    }

    [Fact]
    public async Task A_model_that_breaks_off_leaves_its_words_and_says_so()
    {
        await using var server = await FakeOpenAIServer.StartAsync();
        var heard = new TaskCompletionSource();
        server.Then(FakeCompletion.Opening("The river ", "rose ").Until(heard.Task).Cutting());
        await using var visit = await Visit.BeginAsync(chromium, settings: $"OPENAI_BASE_URL={server.BaseUrl}");
        var page = visit.Page;

        await page.AskAsync("What happened?");
        await Expect(page.Words.Last).ToHaveTextAsync("The river rose ");
        heard.SetResult();

        await Expect(page.Trouble).ToContainTextAsync("The answer broke off because the model failed.");
        await Expect(page.Words).ToHaveTextAsync(["What happened?", "The river rose "]);
        await Expect(page.Answers).ToHaveAttributeAsync("data-status", "interrupted");
    }

    [Fact]
    public async Task An_answer_that_broke_off_is_heard_whole_by_trying_again()
    {
        await using var server = await FakeOpenAIServer.StartAsync();
        var heard = new TaskCompletionSource();
        server.Then(FakeCompletion.Opening("The river ", "rose ").Until(heard.Task).Cutting()).Then(FakeCompletion.Saying("The river rose and fell."));
        await using var visit = await Visit.BeginAsync(chromium, settings: $"OPENAI_BASE_URL={server.BaseUrl}");
        var page = visit.Page;

        await page.AskAsync("What happened?");
        await Expect(page.Words.Last).ToHaveTextAsync("The river rose ");
        heard.SetResult();
        await page.TryAgain.ClickAsync();

        string[] all = ["What happened?", "The river rose and fell."];
        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await Expect(page.Words).ToHaveTextAsync(all);
        await page.ReloadAsync();
        await Expect(page.Words).ToHaveTextAsync(all);
        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData("**/api/persona")]
    [InlineData("**/api/conversation/**")]
    public async Task A_page_that_could_not_load_its_owner_or_what_was_said_tries_again(string path)
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = visit.Page;
        await page.HearAsync("Where do you live?");
        await page.Tab.RouteAsync(path, route => route.AbortAsync(), new() { Times = 1 });

        await page.ReloadAsync();
        await Expect(page.Trouble).ToHaveTextAsync("Can’t reach the twin. Check your connection, then try again.");
        await page.TryAgain.ClickAsync();

        await Expect(page.Tab.Locator("h1")).ToHaveTextAsync("Sabela Adjei-Toivonen");
        await Expect(page.Words).ToHaveCountAsync(2);
        await Expect(page.Trouble).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task A_visitor_who_was_too_fast_sees_the_seconds_pass_and_may_then_try_again(Screen screen)
    {
        var model = new ScriptedModel().Says("Now I hear you.");
        await using var visit = await Visit.BeginAsync(chromium, screen, model);
        var page = visit.Page;
        await page.TakeTimeAsync();
        await page.Tab.RouteAsync("**/api/chat", route => route.FulfillAsync(TooFast), new() { Times = 1 });

        await page.AskAsync("Are you there?");
        await Expect(page.Trouble).ToHaveTextAsync("Too many requests came at once.");
        await page.StopTimeAsync();
        var told = await page.Trouble.InnerTextAsync();
        for (var left = await SecondsLeftAsync(); left > 1; left--)
        {
            await Expect(page.TryAgain).ToBeDisabledAsync();
            await page.PassSecondAsync();
            Assert.Equal(left - 1, await SecondsLeftAsync());
            await Expect(page.Trouble).ToHaveTextAsync(told);
        }

        await page.PassSecondAsync();
        await Expect(page.Wait).ToHaveCountAsync(0);
        await page.LetTimeGoOnAsync();
        await page.TryAgain.ClickAsync();
        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await Expect(page.Words).ToHaveTextAsync(["Are you there?", "Now I hear you."]);

        async Task<int> SecondsLeftAsync() =>
            int.Parse((await page.Wait.InnerTextAsync()).Split(' ').Single(word => word.All(char.IsDigit)), CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task An_answer_for_want_of_budget_is_marked_as_such()
    {
        await using var visit = await Visit.BeginAsync(chromium, Screen.Phone, new ScriptedModel(), "DAILY_TOKEN_BUDGET=1");
        var page = visit.Page;

        await page.HearAsync("Where do you live?");

        await Expect(page.Answers).ToContainTextAsync(["Short answer: the twin has used up what it may spend today"]);
        await Expect(page.Trouble).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_message_too_long_cannot_be_sent_and_says_by_how_much()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = visit.Page;

        await page.Box.FillAsync(new string('a', 4003));

        await Expect(page.Tab.GetByText("3 characters too many")).ToBeVisibleAsync();
        await Expect(page.Send).ToBeDisabledAsync();
        await page.Box.PressAsync("End");
        await page.Box.PressAsync("Backspace");
        await page.Box.PressAsync("Backspace");
        await page.Box.PressAsync("Backspace");
        await Expect(page.Tab.GetByText("0 characters left")).ToBeVisibleAsync();
        await Expect(page.Send).ToBeEnabledAsync();
    }

    private static RouteFulfillOptions TooFast => new()
    {
        Status = StatusCodes.Status429TooManyRequests,
        ContentType = "application/problem+json",
        Headers = new Dictionary<string, string> { ["Retry-After"] = "12" },
        Body = """{"type": "about:blank", "title": "Too many requests", "status": 429, "detail": "Too many requests came at once."}""",
    };
}
