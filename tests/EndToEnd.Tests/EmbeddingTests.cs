using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;
using static DigitalTwin.EndToEnd.Tests.Browsing.ForeignSite;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>The widget on somebody else's website: one line for the script, and a tag for each twin.</summary>
[Collection(Chromium.Collection)]
public sealed class EmbeddingTests(Chromium chromium)
{
    [Fact]
    public async Task Two_twins_on_one_page_answer_each_for_itself_and_keep_what_is_theirs()
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        var first = await elsewhere.AddTwinAsync(new ScriptedModel().Says("I am the first."));
        var second = await elsewhere.AddTwinAsync(new ScriptedModel().Says("I am the second."));
        elsewhere.Site.Body = ScriptOf(first.Address) + TagOf(first.Address) + TagOf(second.Address);
        var page = await elsewhere.OpenAsync();
        var (one, two) = TwinsOn(page);

        await one.HearAsync("Who are you?");
        await two.HearAsync("And you?");
        await one.Box.FillAsync("half a question");
        await page.ReloadAsync();

        await Expect(one.Words).ToHaveTextAsync(["Who are you?", "I am the first."]);
        await Expect(two.Words).ToHaveTextAsync(["And you?", "I am the second."]);
        await Expect(one.Box).ToHaveValueAsync("half a question");
        await Expect(two.Box).ToHaveValueAsync("");
        Assert.Empty(elsewhere.Traffic.Complaints);
    }

    [Fact]
    public async Task Only_its_own_twin_is_asked_for_anything()
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        var twin = await elsewhere.AddTwinAsync();
        elsewhere.Site.Body = ScriptOf(twin.Address) + TagOf(twin.Address);

        await new EmbeddedTwin((await elsewhere.OpenAsync()).Locator("digital-twin")).HearAsync("Where do you live?");

        var sites = elsewhere.Traffic.Requests.Select(request => request.GetLeftPart(UriPartial.Authority)).Distinct();
        Assert.Equal(new[] { elsewhere.Site.Origin, twin.Address.GetLeftPart(UriPartial.Authority) }.Order(), sites.Order());
    }

    [Fact]
    public async Task Nothing_is_left_on_the_window()
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        var twin = await elsewhere.AddTwinAsync();
        elsewhere.Site.Body = ScriptOf(twin.Address) + TagOf(twin.Address);
        var page = await elsewhere.OpenAsync();

        await new EmbeddedTwin(page.Locator("digital-twin")).HearAsync("Where do you live?");

        Assert.Equal(["before"], await page.EvaluateAsync<string[]>("Object.getOwnPropertyNames(window).filter((name) => !before.includes(name))"));
    }

    [Fact]
    public async Task A_script_that_is_loaded_twice_and_from_two_twins_defines_the_tag_once()
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        var (first, second) = (await elsewhere.AddTwinAsync(), await elsewhere.AddTwinAsync());
        elsewhere.Site.Body = ScriptOf(first.Address) + ScriptOf(first.Address, "?again") + ScriptOf(second.Address) + TagOf(first.Address) + TagOf(second.Address);
        var (one, two) = TwinsOn(await elsewhere.OpenAsync());

        await Expect(one.Suggestions).ToHaveCountAsync(4);
        await Expect(two.Suggestions).ToHaveCountAsync(4);
        Assert.Empty(elsewhere.Traffic.Complaints);
    }

    [Theory]
    [InlineData("button { all: unset; color: red } * { font-size: 40px !important } div { display: none }")]
    [InlineData("html { font-size: 62.5% } body { font: italic 700 9px/3 monospace; letter-spacing: 1em; text-align: right; text-transform: uppercase; text-indent: 3em; visibility: visible; cursor: wait }")]
    [InlineData("* { color: red !important; line-height: 5 !important; letter-spacing: 9px !important; font-family: monospace !important; text-align: end !important } p, li, ol, h1 { display: inline; padding: 50px; border-radius: 50px }")]
    [InlineData("* { user-select: none !important; word-break: break-all !important; hyphens: auto !important; text-shadow: 0 0 9px red !important; -webkit-text-fill-color: red !important; direction: rtl !important }")]
    public async Task Its_look_is_its_own_whatever_the_page_around_it_wears(string styles)
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        var twin = await elsewhere.AddTwinAsync(new ScriptedModel().Says("Here.").Says("Here."));
        elsewhere.Site.Body = ScriptOf(twin.Address) + TagOf(twin.Address);
        var plain = await AnsweredAsync();
        elsewhere.Site.Styles = styles;
        var dressed = await AnsweredAsync();

        Assert.True(plain.Length > 6);
        Assert.Equal(plain, dressed);

        async Task<string[]> AnsweredAsync()
        {
            var embedded = new EmbeddedTwin((await elsewhere.OpenAsync()).Locator("digital-twin"));
            await embedded.Tag.EvaluateAsync("() => localStorage.clear()");
            await embedded.Tag.Page.ReloadAsync();
            await embedded.HearAsync("Where?");
            return await embedded.LookAsync();
        }
    }

    [Fact]
    public async Task The_page_around_it_keeps_its_look()
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        var twin = await elsewhere.AddTwinAsync();
        const string Own = "<header><h1>Mine</h1><p class=text>Mine</p><ol><li class=message>Mine</li></ol><button class=primary>Mine</button><textarea>Mine</textarea></header>";
        elsewhere.Site.Body = Own;
        var before = await LookAsync(await elsewhere.OpenAsync());
        elsewhere.Site.Body = Own + ScriptOf(twin.Address) + TagOf(twin.Address);
        var page = await elsewhere.OpenAsync();

        await Expect(new EmbeddedTwin(page.Locator("digital-twin")).Suggestions).ToHaveCountAsync(4);

        Assert.Equal(before, await LookAsync(page));
        Assert.Equal("Elsewhere", await page.TitleAsync());

        static Task<string[]> LookAsync(IPage page) => page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('header, header *')].map((element) => [...getComputedStyle(element)].map((name) => `${name}:${getComputedStyle(element)[name]}`).join())");
    }

    [Theory]
    [InlineData("")]
    [InlineData("; require-trusted-types-for 'script'")]
    [InlineData("; require-trusted-types-for 'script'; trusted-types lit-html")]
    public async Task A_site_with_a_strict_policy_names_the_twin_and_needs_to_allow_no_more(string trustedTypes)
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        var twin = await elsewhere.AddTwinAsync();
        var origin = twin.Address.GetLeftPart(UriPartial.Authority);
        elsewhere.Site.Policy = $"default-src 'none'; script-src 'self' {origin}; connect-src {origin}; style-src 'self'{trustedTypes}";
        elsewhere.Site.Body = ScriptOf(twin.Address) + TagOf(twin.Address);
        var embedded = new EmbeddedTwin((await elsewhere.OpenAsync()).Locator("digital-twin"));

        await embedded.HearAsync("Where do you live?");

        Assert.DoesNotContain(elsewhere.Traffic.Complaints, complaint => !complaint.Contains("favicon", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_script_cannot_run_what_stands_in_the_tag_is_shown()
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        var twin = await elsewhere.AddTwinAsync();
        elsewhere.Site.Policy = $"script-src 'self' {twin.Address.GetLeftPart(UriPartial.Authority)}; require-trusted-types-for 'script'; trusted-types other";
        elsewhere.Site.Body = ScriptOf(twin.Address) + TagOf(twin.Address, content: "Write to me instead.");
        var page = await elsewhere.OpenAsync();

        await page.WaitForLoadStateAsync(LoadState.Load);

        await Expect(page.GetByText("Write to me instead.")).ToBeVisibleAsync();
        Assert.Contains(elsewhere.Traffic.Complaints, complaint => complaint.Contains("lit-html", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_that_the_twin_does_not_know_shows_a_sentence_and_not_a_blank()
    {
        await using var elsewhere = await Embedding.BeginAsync(chromium);
        var twin = await elsewhere.AddTwinAsync(null, "CORS_ORIGINS=https://example.org");
        elsewhere.Site.Body = ScriptOf(twin.Address) + TagOf(twin.Address);
        var embedded = new EmbeddedTwin((await elsewhere.OpenAsync()).Locator("digital-twin"));

        await Expect(embedded.Trouble).ToContainTextAsync("Can’t reach the twin");
        await Expect(embedded.Trouble).ToBeInViewportAsync();
    }

    private static (EmbeddedTwin One, EmbeddedTwin Two) TwinsOn(IPage page) =>
        (new EmbeddedTwin(page.Locator("digital-twin").Nth(0)), new EmbeddedTwin(page.Locator("digital-twin").Nth(1)));
}
