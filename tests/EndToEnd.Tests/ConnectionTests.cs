using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>A network that comes and goes costs a visitor time, never words.</summary>
[Collection(Chromium.Collection)]
public sealed class ConnectionTests(Chromium chromium)
{
    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task An_answer_that_was_cut_goes_on_by_itself_and_never_loses_a_word(Screen screen)
    {
        var model = new ScriptedModel();
        var reply = model.Opens().Say("The river ");
        await using var visit = await Visit.BeginRelayedAsync(chromium, screen, model);
        var page = visit.Page;
        await page.TakeTimeAsync();
        await page.WatchAnswerAsync();
        await page.AskAsync("What happened?");
        await Expect(page.Words.Last).ToHaveTextAsync("The river ");

        await visit.Relay!.CutAsync();
        await Expect(page.Link).ToHaveTextAsync("The connection is lost. Trying to get the rest of the answer …");
        await Expect(page.Answers).ToHaveAttributeAsync("data-status", "streaming");
        reply.Say("rose ");
        visit.Relay.Mend();
        await page.HurryUntilAsync(page.Tab.GetByText("The river rose"));
        await Expect(page.Link).ToHaveTextAsync("");
        await visit.Relay.CutAsync();
        await Expect(page.Link).Not.ToHaveTextAsync("");
        visit.Relay.Mend();
        reply.Say("and fell.").End();
        await page.HurryUntilAsync(page.CompleteAnswers);

        await Expect(page.Words).ToHaveTextAsync(["What happened?", "The river rose and fell."]);
        await Expect(page.Trouble).ToHaveCountAsync(0);
        var seen = await page.SeenAnswersAsync();
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.Single(model.Prompts);
        Assert.Single(visit.Traffic.MessageIds.Distinct());
        Assert.Equal([("user", "What happened?"), ("assistant", "The river rose and fell.")], await visit.StoredAsync());
    }

    [Fact]
    public async Task A_network_that_stays_away_is_a_plain_sentence_and_trying_again_helps()
    {
        var model = new ScriptedModel();
        var reply = model.Opens().Say("The river ");
        await using var visit = await Visit.BeginRelayedAsync(chromium, Screen.Desktop, model);
        var page = visit.Page;
        await page.TakeTimeAsync();
        await page.WatchAnswerAsync();
        await page.AskAsync("What happened?");
        await Expect(page.Words.Last).ToHaveTextAsync("The river ");

        await visit.Relay!.CutAsync();
        await page.HurryUntilAsync(page.Trouble);
        await Expect(page.Trouble).ToHaveTextAsync("Can’t reach the twin. Check your connection, then try again.");
        await Expect(page.Answers).ToContainTextAsync(["The river Interrupted"]);
        Assert.Equal(4, visit.Traffic.MessageIds.Count());
        visit.Relay.Mend();
        reply.Say("rose.").End();
        await page.TryAgain.ClickAsync();

        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await Expect(page.Words).ToHaveTextAsync(["What happened?", "The river rose."]);
        await Expect(page.Trouble).ToHaveCountAsync(0);
        Assert.Equal(["", "The river ", "The river rose."], (await page.SeenAnswersAsync()).Distinct());
        Assert.Single(model.Prompts);
        Assert.Equal(2, (await visit.StoredAsync()).Count);
    }

    [Fact]
    public async Task An_answer_lost_on_its_way_is_found_again_without_asking_the_model_twice()
    {
        var model = new ScriptedModel().Says("Said once.");
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;
        await page.TakeTimeAsync();
        await page.Tab.RouteAsync("**/api/chat", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        }, new() { Times = 1 });

        await page.AskAsync("Do you hear me?");
        await page.HurryUntilAsync(page.CompleteAnswers);

        await Expect(page.Words).ToHaveTextAsync(["Do you hear me?", "Said once."]);
        await Expect(page.Trouble).ToHaveCountAsync(0);
        Assert.Single(model.Prompts);
        Assert.Single(visit.Traffic.MessageIds.Distinct());
        Assert.Equal(2, (await visit.StoredAsync()).Count);
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task A_visitor_who_is_offline_is_told_so_and_their_message_goes_on_when_they_are_back(Screen screen)
    {
        var model = new ScriptedModel().Says("Loud and clear.");
        await using var visit = await Visit.BeginAsync(chromium, screen, model);
        var page = visit.Page;
        await Expect(page.Suggestions).ToHaveCountAsync(4);
        await page.TakeTimeAsync();

        await visit.GoOfflineAsync(true);
        await Expect(page.Link).ToHaveTextAsync("You are offline. The conversation goes on as soon as you are back.");
        await page.AskAsync("Do you hear me?");
        await Expect(page.Words).ToHaveTextAsync(["Do you hear me?"]);
        await Expect(page.Thinking).ToBeVisibleAsync();
        await Expect(page.Trouble).ToHaveCountAsync(0);
        await visit.GoOfflineAsync(false);
        await page.HurryUntilAsync(page.CompleteAnswers);

        await Expect(page.Link).ToHaveTextAsync("");
        await Expect(page.Words).ToHaveTextAsync(["Do you hear me?", "Loud and clear."]);
        Assert.Single(visit.Traffic.MessageIds.Distinct());
        Assert.Equal([("user", "Do you hear me?"), ("assistant", "Loud and clear.")], await visit.StoredAsync());
    }

    [Fact]
    public async Task A_slow_network_keeps_a_visitor_waiting_and_loses_nothing()
    {
        var model = new ScriptedModel();
        var reply = model.Opens();
        await using var visit = await Visit.BeginRelayedAsync(chromium, Screen.Desktop, model);
        var page = visit.Page;
        await Expect(page.Suggestions).ToHaveCountAsync(4);

        visit.Relay!.Hold();
        await page.AskAsync("How are the rivers?");
        await Expect(page.Thinking).ToBeVisibleAsync();
        reply.Say("High");
        await Expect(page.Stop).ToBeVisibleAsync();
        await Expect(page.Answers).ToHaveCountAsync(0);
        visit.Relay.Release();
        await Expect(page.Words.Last).ToHaveTextAsync("High");
        visit.Relay.Hold();
        reply.Say(", and rising.").End();
        await Expect(page.Answers).ToHaveAttributeAsync("data-status", "streaming");
        visit.Relay.Release();

        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        await Expect(page.Words.Last).ToHaveTextAsync("High, and rising.");
        await Expect(page.Trouble).ToHaveCountAsync(0);
    }
}
