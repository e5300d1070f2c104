using System.Net;
using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>What outlives a reload, and what does not.</summary>
[Collection(Chromium.Collection)]
public sealed class MemoryTests(Chromium chromium)
{
    [Fact]
    public async Task The_conversation_survives_a_reload()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = visit.Page;
        await page.HearAsync("Where do you live?");
        await page.HearAsync("What is Bora Bell?");
        var said = await page.Words.AllInnerTextsAsync();

        await page.ReloadAsync();

        await Expect(page.Words).ToHaveTextAsync(said, new() { UseInnerText = true });
        await Expect(page.Words).ToHaveCountAsync(4);
        await Expect(page.Suggestions).ToHaveCountAsync(0);
        await page.HearAsync("And what is Slow Atlas?");
        Assert.Equal(6, (await visit.StoredAsync()).Count);
    }

    [Fact]
    public async Task A_page_that_is_reloaded_in_the_middle_of_an_answer_hears_all_of_it()
    {
        var model = new ScriptedModel();
        var reply = model.Opens().Say("It all began ");
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;
        await page.AskAsync("Tell me everything.");
        await Expect(page.Words.Last).ToHaveTextAsync("It all began ");

        await page.ReloadAsync();
        await Expect(page.Words).ToHaveTextAsync(["Tell me everything.", "It all began "]);
        reply.Say("by the sea.").End();

        await Expect(page.Words).ToHaveTextAsync(["Tell me everything.", "It all began by the sea."]);
        await Expect(page.CompleteAnswers).ToHaveCountAsync(1);
        Assert.Single(model.Prompts);
        Assert.Equal(2, (await visit.StoredAsync()).Count);
    }

    [Fact]
    public async Task A_half_written_message_survives_a_reload()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        await visit.Page.Box.FillAsync("I was about to ask");

        await visit.Page.ReloadAsync();

        await Expect(visit.Page.Box).ToHaveValueAsync("I was about to ask");
        await Expect(visit.Page.Send).ToBeEnabledAsync();
    }

    [Fact]
    public async Task New_conversation_starts_afresh_and_stays_so()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = visit.Page;
        await page.HearAsync("Where do you live?");
        var first = visit.Traffic.Session;

        await page.NewConversation.ClickAsync();
        await Expect(page.Words).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.Suggestions).ToHaveCountAsync(4);
        await Expect(page.Words).ToHaveCountAsync(0);
        await page.HearAsync("What is Bora Bell?");

        Assert.NotEqual(first, visit.Traffic.Session);
        Assert.Equal(2, (await visit.StoredAsync()).Count);
    }

    [Fact]
    public async Task Two_tabs_of_one_conversation_keep_each_others_messages()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var one = visit.Page;
        await one.HearAsync("Where do you live?");
        var two = await visit.OpenTabAsync();
        await Expect(two.Words).ToHaveCountAsync(2);

        await Task.WhenAll(one.HearAsync("What is Bora Bell?"), two.HearAsync("What is Slow Atlas?"));
        await Task.WhenAll(one.ReloadAsync(), two.ReloadAsync());

        string[] stored = [.. (await visit.StoredAsync()).Select(message => message.Text)];
        Assert.Equal(6, stored.Length);
        Assert.Contains("What is Bora Bell?", stored);
        Assert.Contains("What is Slow Atlas?", stored);
        await Expect(one.Words).ToHaveTextAsync(stored, new() { UseInnerText = true });
        await Expect(two.Words).ToHaveTextAsync(stored, new() { UseInnerText = true });
    }

    [Fact]
    public async Task A_conversation_that_the_server_no_longer_has_reloads_into_a_fresh_start_that_says_so()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = visit.Page;
        await page.HearAsync("Where do you live?");
        var deleted = visit.Traffic.Session;
        Assert.Equal(HttpStatusCode.NoContent, (await visit.Twin.Client.DeleteAsync($"api/conversation/{deleted}")).StatusCode);

        await page.ReloadAsync();

        await Expect(page.Suggestions).ToHaveCountAsync(4);
        await Expect(page.Words).ToHaveCountAsync(0);
        await Expect(page.Trouble).ToHaveTextAsync("This conversation is no longer kept. You can begin a new one.");
        await page.HearAsync("What is Bora Bell?");
        await Expect(page.Trouble).ToHaveCountAsync(0);
        Assert.NotEqual(deleted, visit.Traffic.Session);
    }
}
