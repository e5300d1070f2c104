using System.Net;
using System.Text.Json;
using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>A visitor's own conversations: to find again, to take along, to delete.</summary>
[Collection(Chromium.Collection)]
public sealed class ConversationsTests(Chromium chromium)
{
    private const string Sea = "Where do you live?";
    private const string Bell = "What is Bora Bell?";

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task The_list_has_the_newest_first_and_opens_each(Screen screen)
    {
        await using var visit = await TalkedTwiceAsync(screen);
        var page = visit.Page;

        await page.Conversations.ClickAsync();
        await Expect(page.Tab.GetByRole(AriaRole.Heading, new() { Name = "Your conversations" })).ToBeFocusedAsync();
        await Expect(Titles(page)).ToHaveTextAsync([Bell, Sea]);
        await Expect(page.Box).ToBeHiddenAsync();
        await Open(page, Sea).ClickAsync();
        await Expect(page.Words).ToHaveTextAsync([Sea, "By the sea."]);
        await page.ReloadAsync();
        await Expect(page.Words).ToHaveTextAsync([Sea, "By the sea."]);
        await page.HearAsync("And before?");

        await page.Conversations.ClickAsync();
        await Expect(Titles(page)).ToHaveTextAsync([Sea, Bell]);
        await Expect(page.Tab.Locator(".open[aria-current=true]")).ToContainTextAsync(Sea);
        await page.Button("Close").ClickAsync();
        await Expect(page.Words).ToHaveTextAsync([Sea, "By the sea.", "And before?", "In Vigo."]);
        Assert.Equal(4, (await visit.StoredAsync()).Count);
        Assert.Empty(visit.Traffic.Complaints);
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task Deleting_asks_first_and_then_deletes_on_the_server(Screen screen)
    {
        await using var visit = await TalkedTwiceAsync(screen);
        var page = visit.Page;
        var kept = visit.Traffic.Session;
        await page.Conversations.ClickAsync();
        var dialog = page.Tab.GetByRole(AriaRole.Alertdialog);

        await Delete(page, Sea).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Delete “Where do you live?”?");
        await Expect(page.Button("Cancel")).ToBeFocusedAsync();
        await page.Button("Cancel").ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Delete(page, Sea).ClickAsync();
        await Expect(page.Button("Cancel")).ToBeFocusedAsync();
        await page.Tab.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(Titles(page)).ToHaveTextAsync([Bell, Sea]);
        var deleted = page.Tab.WaitForRequestAsync(request => request.Method == "DELETE");
        await Delete(page, Sea).ClickAsync();
        await page.Button("Delete").ClickAsync();

        await Expect(Titles(page)).ToHaveTextAsync([Bell]);
        await Expect(page.Spoken).ToHaveTextAsync("The conversation is deleted.");
        var path = new Uri((await deleted).Url).AbsolutePath;
        Assert.DoesNotContain(kept, path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visit, path));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visit, $"/api/conversation/{kept}"));
        await page.ReloadAsync();
        await Expect(page.Words).ToHaveTextAsync([Bell, "A bell."]);
    }

    [Fact]
    public async Task A_deletion_that_fails_says_so_and_keeps_the_conversation()
    {
        await using var visit = await TalkedTwiceAsync(Screen.Desktop);
        var page = visit.Page;
        await page.Tab.RouteAsync("**/api/conversation/**", route => route.AbortAsync(), new() { Times = 1 });
        await page.Conversations.ClickAsync();

        await Delete(page, Bell).ClickAsync();
        await page.Button("Delete").ClickAsync();
        await Expect(page.Trouble).ToHaveTextAsync("Can’t reach the twin. Check your connection, then try again.");
        Assert.Equal(2, (await visit.StoredAsync()).Count);
        await page.Button("Delete").ClickAsync();

        await Expect(page.Spoken).ToHaveTextAsync("The conversation is deleted.");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visit, $"/api/conversation/{visit.Traffic.Session}"));
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task Deleting_the_open_conversation_begins_a_new_one(Screen screen)
    {
        await using var visit = await TalkedTwiceAsync(screen);
        var page = visit.Page;
        var deleted = visit.Traffic.Session;
        await page.Conversations.ClickAsync();

        await Delete(page, Bell).ClickAsync();
        await page.Button("Delete").ClickAsync();

        await Expect(page.Spoken).ToHaveTextAsync("The conversation is deleted.");
        await Expect(page.Words).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.Suggestions).ToHaveCountAsync(4);
        await page.HearAsync("And before?");
        Assert.NotEqual(deleted, visit.Traffic.Session);
        await page.Conversations.ClickAsync();
        await Expect(Titles(page)).ToHaveTextAsync(["And before?", Sea]);
    }

    [Fact]
    public async Task A_conversation_is_saved_with_all_of_its_messages_and_not_only_those_shown()
    {
        await using var visit = await TalkedTwiceAsync(Screen.Desktop);
        var page = visit.Page;
        await visit.GoOnAsync(3, 230);
        await page.ReloadAsync();
        await Expect(page.Words).ToHaveCountAsync(50);
        await page.Conversations.ClickAsync();

        var markdown = await SaveAsync(page, "Save as Markdown", "conversation.md");
        var json = await SaveAsync(page, "Save as JSON", "conversation.json");

        Assert.StartsWith("# Sabela Adjei-Toivonen (AI twin)\n\n## You, ", markdown, StringComparison.Ordinal);
        string[] said = [Bell, "A bell.", .. Enumerable.Range(3, 228).Select(number => number % 2 == 1 ? $"Question {number}?" : $"Answer {number}.")];
        Assert.Equal(said.Length, markdown.Split('\n').Count(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.Equal(said, markdown.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Beginning));
        using var conversation = JsonDocument.Parse(json);
        Assert.DoesNotContain(visit.Traffic.Session, json, StringComparison.Ordinal);
        var messages = conversation.RootElement.GetProperty("messages").EnumerateArray().ToArray();
        Assert.Equal(said, messages.Select(message => Beginning(message.GetProperty("content").GetString()!)));
        Assert.Equal(["user", "assistant"], messages.Take(2).Select(message => message.GetProperty("role").GetString()));
        Assert.All(messages, message => Assert.True(message.GetProperty("timestamp").TryGetDateTimeOffset(out _)));

        string Beginning(string line) => line.StartsWith("Answer", StringComparison.Ordinal) ? line[..(line.IndexOf('.', StringComparison.Ordinal) + 1)] : line;
    }

    [Fact]
    public async Task A_conversation_that_the_server_no_longer_has_says_so_when_it_is_opened()
    {
        await using var visit = await TalkedTwiceAsync(Screen.Desktop);
        var page = visit.Page;
        var gone = visit.Traffic.Session;
        await page.Conversations.ClickAsync();
        await Open(page, Sea).ClickAsync();
        await Expect(page.Words).ToHaveTextAsync([Sea, "By the sea."]);
        Assert.Equal(HttpStatusCode.NoContent, (await visit.Twin.Client.DeleteAsync($"api/conversation/{gone}")).StatusCode);

        await page.Conversations.ClickAsync();
        await Open(page, Bell).ClickAsync();

        await Expect(page.Trouble).ToHaveTextAsync("This conversation is no longer kept. You can begin a new one.");
        await Expect(page.Words).ToHaveCountAsync(0);
        await page.Conversations.ClickAsync();
        await Expect(Titles(page)).ToHaveTextAsync([Sea]);
    }

    [Fact]
    public async Task What_another_tab_began_is_on_the_list()
    {
        await using var visit = await TalkedTwiceAsync(Screen.Desktop);
        var one = visit.Page;
        var two = await visit.OpenTabAsync();
        await two.NewConversation.ClickAsync();
        await two.HearAsync("And before?");

        await one.Conversations.ClickAsync();
        await Expect(Titles(one)).ToHaveTextAsync(["And before?", Bell, Sea]);
        await Open(one, "And before?").ClickAsync();

        await Expect(one.Words).ToHaveTextAsync(["And before?", "In Vigo."]);
    }

    [Fact]
    public async Task A_browser_that_forbids_storage_still_lets_one_talk()
    {
        await using var visit = await Visit.BeginAsync(chromium, new ScriptedModel().Says("By the sea.").Says("In Vigo."));
        var page = visit.Page;
        await page.Tab.AddInitScriptAsync(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('Forbidden', 'SecurityError'); } })");
        await page.ReloadAsync();

        await page.HearAsync(Sea);
        await page.HearAsync("And before?");
        await page.Conversations.ClickAsync();
        await Expect(Titles(page)).ToHaveTextAsync([Sea]);
        await page.Button("Close").ClickAsync();

        await Expect(page.Words).ToHaveTextAsync([Sea, "By the sea.", "And before?", "In Vigo."]);
        Assert.Equal(4, (await visit.StoredAsync()).Count);
        Assert.Empty(visit.Traffic.Complaints);
    }

    private async Task<Visit> TalkedTwiceAsync(Screen screen)
    {
        var model = new ScriptedModel().Says("By the sea.").Says("A bell.").Says("In Vigo.");
        var visit = await Visit.BeginAsync(chromium, screen, model);
        await visit.Page.HearAsync(Sea);
        await visit.Page.NewConversation.ClickAsync();
        await visit.Page.HearAsync(Bell);
        return visit;
    }

    private static ILocator Titles(ChatPage page) => page.Tab.Locator(".open .title");

    private static ILocator Open(ChatPage page, string title) => page.Tab.Locator(".open", new() { HasText = title });

    private static ILocator Delete(ChatPage page, string title) => page.Button($"Delete: {title}");

    private static async Task<HttpStatusCode> StatusAsync(Visit visit, string path) =>
        (await visit.Twin.Client.GetAsync(path.TrimStart('/'))).StatusCode;

    private static async Task<string> SaveAsync(ChatPage page, string button, string name)
    {
        var download = await page.Tab.RunAndWaitForDownloadAsync(() => page.Button(button).ClickAsync());
        Assert.Equal(name, download.SuggestedFilename);
        return await File.ReadAllTextAsync(await download.PathAsync());
    }
}
