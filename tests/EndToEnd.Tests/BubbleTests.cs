using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>A button in the corner of somebody else's page, and the box that it opens.</summary>
[Collection(Chromium.Collection)]
public sealed class BubbleTests(Chromium chromium)
{
    [Fact]
    public async Task It_asks_for_nothing_before_it_is_opened_and_answers_then()
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        var (page, twin) = await OpenAsync(elsewhere);

        await Expect(Launcher(twin)).ToBeVisibleAsync();
        Assert.DoesNotContain(elsewhere.Traffic.Requests, request => request.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal));
        await Launcher(twin).ClickAsync();

        await twin.HearAsync("Are you there?");
        await Expect(twin.Words.Last).ToHaveTextAsync("Here.");
        await page.Keyboard.PressAsync("Escape");
        await Expect(twin.Box).ToBeHiddenAsync();
        await Expect(Launcher(twin)).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("ltr", "ar-EG")]
    [InlineData("rtl", "en-GB")]
    [InlineData("rtl", "ar-EG")]
    public async Task It_opens_in_the_corner_of_its_button_whichever_way_page_and_visitor_read(string direction, string locale)
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium, locale: locale);
        elsewhere.Site.Styles = $"html {{ direction: {direction} }}";
        var (_, twin) = await OpenAsync(elsewhere);

        var launcher = twin.Tag.Locator(".launcher");
        await launcher.ClickAsync();
        await Expect(twin.Suggestions.Or(twin.Tag.Locator(".chip")).First).ToBeVisibleAsync();

        var button = (await launcher.BoundingBoxAsync())!;
        var box = (await twin.Tag.Locator(".frame").BoundingBoxAsync())!;
        Assert.InRange(button.X, box.X, box.X + box.Width);
        Assert.InRange(button.Y, box.Y + box.Height, 900);
    }

    [Fact]
    public async Task On_a_phone_it_covers_the_page_and_the_keyboard_stays_in_it()
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium, 390, 780);
        var (page, twin) = await OpenAsync(elsewhere);
        await Launcher(twin).ClickAsync();
        await Expect(twin.Suggestions).ToHaveCountAsync(4);

        for (var press = 0; press < 24; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.NotEqual("A", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        }

        await page.Keyboard.PressAsync("Escape");
        await Expect(Launcher(twin)).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Elsewhere" }).ClickAsync();
    }

    [Fact]
    public async Task What_is_typed_in_it_is_no_shortcut_of_the_page()
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        var (page, twin) = await OpenAsync(elsewhere);
        await page.EvaluateAsync("""() => addEventListener('keydown', (event) => { if (event.key === '/' && event.target.tagName !== 'TEXTAREA') event.preventDefault(); })""");
        await Launcher(twin).ClickAsync();
        await Expect(twin.Box).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("a/b");

        await Expect(twin.Box).ToHaveValueAsync("a/b");
    }

    private static ILocator Launcher(EmbeddedTwin twin) => twin.Tag.GetByRole(AriaRole.Button, new() { Name = "AI twin" });

    private static async Task<(IPage Page, EmbeddedTwin Twin)> OpenAsync(Embedding elsewhere)
    {
        var host = await elsewhere.AddTwinAsync(new ScriptedModel().Says("Here."));
        elsewhere.Site.Body =
            $"""<a href="#there">Elsewhere</a><script type="module" src="{host.Address}digital-twin.js"></script><digital-twin mode="bubble" api="{host.Address.GetLeftPart(UriPartial.Authority)}"></digital-twin>""";
        var page = await elsewhere.OpenAsync();
        return (page, new EmbeddedTwin(page.Locator("digital-twin")));
    }
}
