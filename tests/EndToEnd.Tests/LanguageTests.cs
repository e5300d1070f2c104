using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>The page speaks the visitor's language, and loads no other.</summary>
[Collection(Chromium.Collection)]
public sealed class LanguageTests(Chromium chromium)
{
    [Theory]
    [InlineData("en-GB", "en", "Send", "Your message")]
    [InlineData("de-AT", "de", "Senden", "Ihre Nachricht")]
    [InlineData("es-MX", "es", "Enviar", "Su mensaje")]
    [InlineData("fr-CA", "fr", "Envoyer", "Votre message")]
    [InlineData("hi-IN", "hi", "भेजें", "आपका संदेश")]
    [InlineData("ar-EG", "ar", "إرسال", "رسالتك")]
    [InlineData("zh-Hant-TW", "zh", "发送", "您的消息")]
    [InlineData("ja-JP", "ja", "送信", "メッセージ")]
    [InlineData("pt-BR", "en", "Send", "Your message")]
    public async Task A_visitor_reads_and_asks_in_the_language_of_the_browser(string locale, string language, string send, string box)
    {
        var model = new ScriptedModel().Says("I live in Trieste.");
        await using var visit = await Visit.BeginAbroadAsync(chromium, locale, model);
        var tab = visit.Page.Tab;

        await Expect(Frame(tab)).ToHaveAttributeAsync("lang", language);
        var direction = language == "ar" ? "rtl" : "ltr";
        var draft = tab.GetByRole(AriaRole.Textbox, new() { Name = box, Exact = true });
        await Expect(Frame(tab)).ToHaveAttributeAsync("dir", direction);
        await Expect(draft).ToHaveCSSAsync("direction", direction);
        await ExpectToFitAsync();
        await draft.FillAsync("Where do you live?");
        await Expect(draft).ToHaveCSSAsync("direction", "ltr");
        await tab.GetByRole(AriaRole.Button, new() { Name = send, Exact = true }).ClickAsync();
        await Expect(visit.Page.CompleteAnswers).ToHaveCountAsync(1);
        await ExpectToFitAsync();
        Assert.Equal(language == "en" ? [] : [language], LoadedLanguages(visit));
        Assert.Empty(visit.Traffic.Complaints);

        async Task ExpectToFitAsync() => Assert.Empty(await visit.Page.StickingOutAsync());
    }

    [Fact]
    public async Task Two_on_a_page_speak_two_languages()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var tab = visit.Page.Tab;

        await tab.EvaluateAsync(
            """
            () => document.body.replaceChildren(...['ar', 'ja'].map((lang) => Object.assign(document.createElement('digital-twin'), { lang })))
            """);

        await Expect(Frame(tab).Nth(0)).ToHaveAttributeAsync("dir", "rtl");
        await Expect(tab.GetByRole(AriaRole.Button, new() { Name = "إرسال", Exact = true })).ToHaveCountAsync(1);
        await Expect(Frame(tab).Nth(1)).ToHaveAttributeAsync("dir", "ltr");
        await Expect(tab.GetByRole(AriaRole.Button, new() { Name = "送信", Exact = true })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_language_that_does_not_arrive_leaves_the_page_in_English()
    {
        await using var visit = await Visit.BeginAbroadAsync(chromium, "de-DE");
        var page = visit.Page;
        await page.Tab.RouteAsync("**/assets/de-*.js", route => route.AbortAsync());

        await page.ReloadAsync();

        await Expect(Frame(page.Tab)).ToHaveAttributeAsync("lang", "en");
        await Expect(page.Send).ToBeVisibleAsync();
        await Expect(page.Trouble).ToHaveCountAsync(0);
    }

    private static ILocator Frame(IPage tab) => tab.Locator("digital-twin .frame");

    // A language's script is named after it.
    private static IEnumerable<string> LoadedLanguages(Visit visit) =>
        visit.Traffic.Requests.Select(request => Path.GetFileName(request.AbsolutePath).Split('-')[0]).Where(name => name.Length == 2);
}
