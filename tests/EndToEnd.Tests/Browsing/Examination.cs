using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>
/// Looks at a page in one state after the other, in both themes, for what axe-core finds, for what sticks out and for what is too small to
/// be hit. Where SCREENSHOTS names a folder, it leaves a picture of each there.
/// </summary>
public sealed class Examination(string size)
{
    private static readonly Lazy<string> Axe = new(() =>
        File.ReadAllText(Path.Combine(Repository.Root, "staticwebapp", "node_modules", "axe-core", "axe.min.js")));

    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("SCREENSHOTS");

    private readonly List<string> _findings = [];

    public async Task LookAsync(ChatPage page, string state)
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.Tab.EmulateMediaAsync(new() { ColorScheme = theme });
            await LookOnceAsync(page, state, theme == ColorScheme.Light ? "light" : "dark");
        }
    }

    public async Task LookOnceAsync(ChatPage page, string state, string theme)
    {
        var view = $"{state}-{size}-{theme}";
        _findings.AddRange((await ViolationsAsync(page.Tab)).Select(violation => $"{view}: {violation}"));
        _findings.AddRange((await page.StickingOutAsync()).Select(tag => $"{view}: sticks out: {tag}"));
        _findings.AddRange((await SmallTargetsAsync(page)).Select(tag => $"{view}: too small to be hit: {tag}"));
        if (!string.IsNullOrEmpty(Screenshots))
        {
            await page.Tab.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, view + ".png"), Caret = ScreenshotCaret.Hide });
        }
    }

    /// <summary>All that was found, so that one run tells everything there is to mend.</summary>
    public void Pass() => Assert.True(_findings.Count == 0, string.Join('\n', _findings));

    /// <summary>Less than 24 x 24 px, as WCAG's 2.5.8 has it; links within a text may be.</summary>
    private static Task<string[]> SmallTargetsAsync(ChatPage page) => page.Tab.Locator("digital-twin").EvaluateAsync<string[]>(
        """
        (twin) => [...twin.shadowRoot.querySelectorAll('button:not(.skip), textarea')]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }))
          .filter((element) => Math.min(element.offsetWidth, element.offsetHeight) < 24)
          .map((element) => element.outerHTML)
        """);

    private static async Task<string[]> ViolationsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe.Value);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'], preload: false });
              return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, any }) => `${id} (${help}) ${target.join(' ')} ${any[0]?.message ?? ''}`));
            }
            """);
    }
}
