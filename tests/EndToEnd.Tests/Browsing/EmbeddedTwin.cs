using Microsoft.Playwright;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>One tag on somebody else's page.</summary>
/// <param name="tag">The <c>digital-twin</c> element.</param>
public sealed class EmbeddedTwin(ILocator tag)
{
    public ILocator Tag => tag;

    public ILocator Box => tag.GetByRole(AriaRole.Textbox);

    public ILocator Send => tag.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true });

    public ILocator Suggestions => tag.GetByRole(AriaRole.List, new() { Name = "Questions to start with" }).GetByRole(AriaRole.Button);

    public ILocator Trouble => tag.GetByRole(AriaRole.Alert);

    public ILocator Words => tag.Locator("li[data-role] .text");

    /// <summary>Asks, and waits until the answer is whole.</summary>
    public async Task HearAsync(string text)
    {
        var answers = tag.Locator("li[data-role=assistant][data-status=complete]");
        var answered = await answers.CountAsync();
        await Box.FillAsync(text);
        await Send.ClickAsync();
        await Assertions.Expect(answers).ToHaveCountAsync(answered + 1);
    }

    /// <summary>How the parts that a visitor reads and presses look: for each, what a page elsewhere may have meddled with.</summary>
    public Task<string[]> LookAsync() => tag.EvaluateAsync<string[]>(
        """
        (twin) => ['h1', '.headline', '.greeting', '.chip', 'textarea', '.primary', '.quiet', '.message', '.text', '.byline', '.disclosure']
          .map((selector) => [selector, twin.shadowRoot.querySelector(selector)])
          .filter(([, element]) => element)
          .map(([selector, element]) => {
            const { display, visibility, color, fontSize, fontFamily, fontStyle, fontWeight, lineHeight, letterSpacing, textAlign, textTransform,
              textIndent, borderRadius, cursor, paddingLeft, userSelect, wordBreak, hyphens, textShadow, webkitTextFillColor, direction } = getComputedStyle(element);
            return JSON.stringify({ selector, display, visibility, color, fontSize, fontFamily, fontStyle, fontWeight, lineHeight, letterSpacing,
              textAlign, textTransform, textIndent, borderRadius, cursor, paddingLeft, userSelect, wordBreak, hyphens, textShadow, webkitTextFillColor, direction });
          })
        """);
}
