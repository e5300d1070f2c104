using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Microsoft.AspNetCore.Http;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>What a visitor reads when something fails, and that trying again helps.</summary>
[Collection(Chromium.Collection)]
public sealed class TroubleTests(Chromium chromium)
{
    [Fact]
    public async Task A_model_that_fails_is_a_plain_sentence_and_trying_again_helps()
    {
        await using var server = await FakeOpenAIServer.StartAsync();
        server.Then(FakeCompletion.Refusing(StatusCodes.Status401Unauthorized, "sk-secret is no key"));
        await using var visit = await Visit.BeginAsync(chromium, settings: $"OPENAI_BASE_URL={server.BaseUrl}");
        var page = visit.Page;

        await page.AskAsync("Are you there?");

        await Expect(page.Trouble).ToContainTextAsync("The model can't answer at the moment.");
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

    [Fact]
    public async Task A_visitor_who_is_offline_is_told_so_and_their_message_waits()
    {
        var model = new ScriptedModel().Says("Loud and clear.");
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;
        await Expect(page.Suggestions).ToHaveCountAsync(4);

        await visit.GoOfflineAsync(true);
        await page.AskAsync("Do you hear me?");
        await Expect(page.Trouble).ToContainTextAsync("Can’t reach the twin. Check your connection, then try again.");
        await page.TryAgain.ClickAsync();
        await Expect(page.TryAgain).ToBeVisibleAsync();
        await visit.GoOfflineAsync(false);
        await page.TryAgain.ClickAsync();

        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await Expect(page.Words).ToHaveTextAsync(["Do you hear me?", "Loud and clear."]);
        await Expect(page.Trouble).ToHaveCountAsync(0);
        Assert.Equal(3, visit.Traffic.MessageIds.Count());
        Assert.Single(visit.Traffic.MessageIds.Distinct());
        Assert.Equal([("user", "Do you hear me?"), ("assistant", "Loud and clear.")], await visit.StoredAsync());
    }

    [Fact]
    public async Task A_reply_lost_on_its_way_is_heard_by_trying_again_without_asking_the_model_twice()
    {
        var model = new ScriptedModel().Says("Said once.");
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;
        await page.Tab.RouteAsync("**/api/chat", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        }, new() { Times = 1 });

        await page.AskAsync("Do you hear me?");
        await Expect(page.Trouble).ToContainTextAsync("Can’t reach the twin.");
        await page.TryAgain.ClickAsync();

        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await Expect(page.Words).ToHaveTextAsync(["Do you hear me?", "Said once."]);
        Assert.Single(model.Prompts);
        Assert.Single(visit.Traffic.MessageIds.Distinct());
        Assert.Equal(2, (await visit.StoredAsync()).Count);
    }

    [Fact]
    public async Task A_page_that_could_not_load_its_owner_tries_again()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = visit.Page;
        await page.Tab.RouteAsync("**/api/persona", route => route.AbortAsync(), new() { Times = 1 });

        await page.ReloadAsync();
        await Expect(page.Trouble).ToContainTextAsync("Can’t reach the twin.");
        await page.TryAgain.ClickAsync();

        await Expect(page.Suggestions).ToHaveCountAsync(4);
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
}
