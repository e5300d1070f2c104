using System.Text.Json;
using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>A deployment with a twin and a tutor.</summary>
[Collection(Chromium.Collection)]
public sealed class PersonaPickerTests(Chromium chromium)
{
    private const string Twin = """{"id":"default","name":"Sabela","kind":"twin","greeting":"Hello!","suggested_questions":["Which bridges?"]}""";
    private const string Tutor = """{"id":"tutor","name":"Neuroscience tutor","kind":"tutor","greeting":"What shall we learn?","suggested_questions":[]}""";

    [Fact]
    public async Task The_keyboard_chooses_who_answers_and_how_much_is_taken_for_known()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = visit.Page;
        var asked = await ServeAsync(page);

        await page.Personas.FocusAsync();
        await page.Tab.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Tab.GetByText("What shall we learn?")).ToBeVisibleAsync();
        await Expect(page.Personas).ToBeFocusedAsync();
        await page.Level.FocusAsync();
        await page.Tab.Keyboard.PressAsync("ArrowDown");
        await page.HearAsync("What is a synapse?");

        Assert.Equal("tutor", asked[0].GetProperty("persona").GetString());
        Assert.Equal("beginner", asked[0].GetProperty("preferences").GetProperty("level").GetString());
    }

    [Fact]
    public async Task The_choice_outlives_a_reload_and_a_conversation_of_before_brings_its_own_back()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = visit.Page;
        await ServeAsync(page);
        await page.HearAsync("Which bridges?");
        await page.Personas.SelectOptionAsync("Neuroscience tutor");
        await page.HearAsync("What is a synapse?");

        await page.ReloadAsync();
        await Expect(page.Personas).ToHaveValueAsync("tutor");
        await page.Conversations.ClickAsync();
        await page.Tab.GetByText("Which bridges?").ClickAsync();

        await Expect(page.Personas).ToHaveValueAsync("");
        await Expect(page.Tab.GetByText("Hello!")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_may_name_who_answers_and_leaves_no_choice()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = visit.Page;
        await ServeAsync(page);

        await page.Tab.GotoAsync($"{visit.Twin.Address}?persona=tutor");

        await Expect(page.Tab.GetByText("What shall we learn?")).ToBeVisibleAsync();
        await Expect(page.Personas).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_default_persona_that_is_broken_takes_nobody_else_down()
    {
        using var data = new TemporaryFolder();
        var tutor = Directory.CreateDirectory(Path.Combine(data.Path, "personas", "tutor"));
        await File.WriteAllTextAsync(data.File("facts.json"), """{"name": "Sabela", """);
        await File.WriteAllTextAsync(Path.Combine(tutor.FullName, "agent.yaml"), "name: History tutor\nkind: tutor\ngreeting: Where shall we begin?\n");
        await File.WriteAllTextAsync(Path.Combine(tutor.FullName, "me.txt"), "The Hanse was a league of towns.");
        await using var visit = await Visit.BeginAsync(chromium, new ScriptedModel().Says("A league of towns."), settings: $"PERSONA_DIR={data.Path}");
        var page = visit.Page;

        await Expect(page.Tab.GetByText("Where shall we begin?")).ToBeVisibleAsync();
        await Expect(page.Tab).ToHaveTitleAsync("History tutor");
        await page.HearAsync("What was the Hanse?");

        await Expect(page.Trouble).ToHaveCountAsync(0);
        await Expect(page.Words).ToHaveTextAsync(["What was the Hanse?", "A league of towns."]);
        using var stored = JsonDocument.Parse(await visit.Twin.Client.GetStringAsync($"api/conversation/{visit.Traffic.Session}"));
        Assert.Equal("tutor", stored.RootElement.GetProperty("persona").GetString());
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task The_choices_are_for_everyone(Screen screen)
    {
        await using var visit = await Visit.BeginAsync(chromium, screen);
        var page = visit.Page;
        await ServeAsync(page);
        var examination = new Examination(screen == Screen.Desktop ? "desktop" : "phone");

        await examination.LookAsync(page, "personas");
        await page.Personas.SelectOptionAsync("Neuroscience tutor");
        await Expect(page.Level).ToBeVisibleAsync();
        await examination.LookAsync(page, "tutor");
        await page.HearAsync("What is a synapse?");
        await examination.LookAsync(page, "tutored");

        examination.Pass();
    }

    /// <returns>What is asked from here on.</returns>
    private static async Task<List<JsonElement>> ServeAsync(ChatPage page)
    {
        var asked = new List<JsonElement>();
        var tab = page.Tab;
        await tab.RouteAsync("**/api/persona*", route => route.FulfillAsync(Json(route.Request.Url.Contains("tutor", StringComparison.Ordinal) ? Tutor : Twin)));
        await tab.RouteAsync("**/api/personas", route => route.FulfillAsync(Json($$"""{"personas":[{{Twin}},{{Tutor}}]}""")));
        await tab.RouteAsync("**/api/conversation/*", route => route.FulfillAsync(Json("""{"messages":[]}""")));
        await tab.RouteAsync("**/api/chat", route =>
        {
            using var body = JsonDocument.Parse(route.Request.PostData!);
            asked.Add(body.RootElement.Clone());
            const string Reply = """data: {"type":"start"}""" + "\n\n" + """data: {"type":"text-delta","delta":"Well."}""" + "\n\n" + """data: {"type":"finish"}""" + "\n\n";
            return route.FulfillAsync(new() { ContentType = "text/event-stream", Body = Reply });
        });
        await page.ReloadAsync();
        await Expect(page.Personas).ToBeVisibleAsync();
        return asked;
    }

    private static RouteFulfillOptions Json(string body) => new() { ContentType = "application/json", Body = body };
}
