using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>Nothing anyone writes is ever run, and nothing leaves the machine.</summary>
[Collection(Chromium.Collection)]
public sealed class SafetyTests(Chromium chromium)
{
    private const string Hostile =
        "<img src=\"/stolen\" onerror=\"window.ran = 1\"><script>window.ran = 1</script><b>bold</b> [link](javascript:ran) &amp; ${ran}";

    [Fact]
    public async Task HTML_from_visitor_and_model_is_shown_as_text_and_runs_nothing()
    {
        var model = new ScriptedModel().Says("Look: ", Hostile);
        await using var visit = await Visit.BeginAsync(chromium, model);
        var page = visit.Page;

        await page.HearAsync(Hostile);
        await ExpectTextAloneAsync();
        await page.ReloadAsync();
        await ExpectTextAloneAsync();

        async Task ExpectTextAloneAsync()
        {
            await Expect(page.Words).ToHaveTextAsync([Hostile, "Look: " + Hostile.Replace("[link](javascript:ran) &amp;", "link &", StringComparison.Ordinal)]);
            await Expect(page.Words.Locator(":not(p)")).ToHaveCountAsync(0);
            Assert.True(await page.Tab.EvaluateAsync<bool>("window.ran === undefined"));
            Assert.DoesNotContain(visit.Traffic.Requests, request => request.AbsolutePath == "/stolen");
        }
    }

    [Fact]
    public async Task Markup_in_the_persona_is_shown_as_text()
    {
        using var persona = new TemporaryFolder();
        await File.WriteAllTextAsync(persona.File("facts.json"), """
            {"full_name": "<img src=/stolen onerror=ran()>", "headline": "<b>bold</b>", "greeting": "<script>ran()</script>", "suggested_questions": ["<i>Why?</i>"]}
            """);
        await using var visit = await Visit.BeginAsync(chromium, settings: $"PERSONA_DIR={persona.Path}");
        var page = visit.Page;

        await Expect(page.Tab.Locator("h1")).ToHaveTextAsync("<img src=/stolen onerror=ran()>");
        await Expect(page.Tab.Locator(".headline")).ToHaveTextAsync("<b>bold</b>");
        await Expect(page.Tab.Locator(".greeting")).ToHaveTextAsync("<script>ran()</script>");
        await Expect(page.Suggestions).ToHaveTextAsync(["<i>Why?</i>"]);
        Assert.DoesNotContain(visit.Traffic.Requests, request => request.AbsolutePath == "/stolen");
    }

    [Fact]
    public async Task A_whole_conversation_stays_on_this_machine_and_leaves_the_console_silent()
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = visit.Page;

        await page.HearAsync("What is Gaugekeeper?");
        await page.HearAsync("How can I reach you?");
        await page.ReloadAsync();
        await Expect(page.Words).ToHaveCountAsync(4);
        await page.NewConversation.ClickAsync();
        await page.HearAsync("Where do you live?");

        Assert.Contains(visit.Traffic.Requests, request => request.AbsolutePath == "/api/chat");
        Assert.All(visit.Traffic.Requests, request => Assert.Equal(visit.Twin.Address.Authority, request.Authority));
        Assert.Empty(visit.Traffic.Complaints);
    }

    [Theory]
    [InlineData("const script = document.createElement('script'); script.append('window.ran = 1'); document.body.append(script)", "require-trusted-types-for")]
    [InlineData("try { document.body.innerHTML = '<b>bold</b>' } catch { }", "require-trusted-types-for")]
    [InlineData("try { trustedTypes.createPolicy('mine', {}) } catch { }", "trusted-types")]
    [InlineData("import('http://127.0.0.1:9/stolen.js').catch(() => 0)", "script-src")]
    [InlineData("document.body.append(Object.assign(new Image(), { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }))", "img-src")]
    [InlineData("document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/stolen' }))", "img-src")]
    [InlineData("fetch('http://127.0.0.1:9/stolen').catch(() => 0)", "connect-src")]
    public async Task The_pages_policy_forbids_what_injected_markup_would_do(string injection, string directive)
    {
        await using var visit = await Visit.BeginAsync(chromium);
        var page = visit.Page.Tab;

        await page.EvaluateAsync($$"""
            () => {
              document.addEventListener('securitypolicyviolation', (event) => { window.violated = event.effectiveDirective; });
              {{injection}};
            }
            """);
        var violated = await (await page.WaitForFunctionAsync("window.violated")).JsonValueAsync<string>();

        Assert.StartsWith(directive, violated, StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("window.ran === undefined"));
    }
}
