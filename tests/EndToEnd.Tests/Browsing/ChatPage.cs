using Microsoft.Playwright;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>The page in one tab, by the names and roles that a visitor and a screen reader know.</summary>
public sealed class ChatPage(IPage page)
{
    public IPage Tab => page;

    public ILocator Box => page.GetByRole(AriaRole.Textbox, new() { Name = "Your message" });

    public ILocator Send => Button("Send");

    public ILocator Stop => Button("Stop");

    public ILocator NewConversation => Button("New conversation");

    public ILocator TryAgain => Button("Try again");

    public ILocator Trouble => page.GetByRole(AriaRole.Alert);

    /// <summary>What the page shows between question and answer.</summary>
    public ILocator Thinking => page.GetByText("Thinking …");

    public ILocator Suggestions => page.GetByRole(AriaRole.List, new() { Name = "Questions to start with" }).GetByRole(AriaRole.Button);

    /// <summary>What scrolls.</summary>
    public ILocator Log => page.GetByRole(AriaRole.Log);

    /// <summary>The words of all messages, oldest first, without names, times and marks.</summary>
    public ILocator Words => page.Locator("li[data-role] .text");

    public ILocator Questions => page.Locator("li[data-role=user]");

    public ILocator Answers => page.Locator("li[data-role=assistant]");

    public ILocator CompleteAnswers => page.Locator("li[data-role=assistant][data-status=complete]");

    public async Task AskAsync(string text)
    {
        await Box.FillAsync(text);
        await Send.ClickAsync();
    }

    /// <summary>Asks, and waits until the answer is whole.</summary>
    /// <returns>The answer.</returns>
    public async Task<string> HearAsync(string text)
    {
        var answered = await CompleteAnswers.CountAsync();
        await AskAsync(text);
        await Assertions.Expect(CompleteAnswers).ToHaveCountAsync(answered + 1);
        return await Words.Last.InnerTextAsync();
    }

    public Task ReloadAsync() => page.ReloadAsync();

    /// <summary>Waits until the end of the talk is in view.</summary>
    public async Task WaitUntilAtEndAsync() => await page.WaitForFunctionAsync(
        "log => log.scrollHeight - log.clientHeight - log.scrollTop < 2", await Log.ElementHandleAsync());

    /// <summary>
    /// The tags of all that leaves the window at a side, scrolls sideways or is cut off there; what is hidden but for screen readers or
    /// until it has the focus aside.
    /// </summary>
    public Task<string[]> StickingOutAsync() => page.Locator("digital-twin").EvaluateAsync<string[]>(
        """
        (twin) => [document.documentElement, twin, ...twin.shadowRoot.querySelectorAll('*:not(.visually-hidden, .visually-hidden *, .skip:not(:focus))')]
          .filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            const holdsIn = element === document.documentElement || getComputedStyle(element).overflowX !== 'visible';
            return left < -1 || right > innerWidth + 1 || holdsIn && element.scrollWidth > element.clientWidth + 1;
          })
          .map((element) => `${element.tagName}.${element.className}`)
        """);

    private ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
