using Microsoft.Playwright;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>The page in one tab, by the names and roles that a visitor and a screen reader know.</summary>
public sealed class ChatPage(IPage page)
{
    public IPage Tab => page;

    public ILocator Box => page.GetByRole(AriaRole.Textbox, new() { Name = "Your message" });

    public ILocator Send => Button("Send");

    public ILocator Stop => Button("Stop");

    public ILocator Speak => Button("Speak");

    public ILocator SendRecording => Button("Send recording");

    public ILocator StopSpeaking => Button("Stop speaking");

    /// <summary>The time that is left to speak.</summary>
    public ILocator TimeLeft => page.GetByRole(AriaRole.Timer);

    /// <summary>The sentence that is being spoken.</summary>
    public ILocator Caption => page.Locator(".voice .sentence");

    /// <summary>What is told of listening and speaking.</summary>
    public ILocator VoiceStatus => page.Locator(".says");

    public ILocator Personas => page.GetByRole(AriaRole.Combobox, new() { Name = "Who answers" });

    public ILocator Level => page.GetByRole(AriaRole.Combobox, new() { Name = "Your level" });

    public ILocator NewConversation => Button("New conversation");

    public ILocator Conversations => Button("Your conversations");

    public ILocator TryAgain => Button("Try again");

    public ILocator Edit => Button("Edit");

    public ILocator EditBox => page.GetByRole(AriaRole.Textbox, new() { Name = "Edit your message" });

    public ILocator AnswerAgain => Button("Answer again");

    public ILocator ShowEarlier => Button("Show earlier messages");

    public ILocator Trouble => page.GetByRole(AriaRole.Alert);

    /// <summary>The seconds that are left until it makes sense to try again.</summary>
    public ILocator Wait => page.GetByText("You can try again in");

    /// <summary>What the page says of its connection.</summary>
    public ILocator Link => page.Locator("[part=link]");

    /// <summary>What a screen reader is told by and by.</summary>
    public ILocator Spoken => page.Locator(".spoken");

    /// <summary>What the page shows between question and answer.</summary>
    public ILocator Thinking => page.Locator(".thinking");

    public ILocator Suggestions => page.Locator(".suggestions").GetByRole(AriaRole.Button);

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

    /// <summary>From now on notes what is shown of the latest answer, each time it changes.</summary>
    public Task WatchAnswerAsync() => page.Locator("digital-twin").EvaluateAsync(
        """
        (twin) => {
          const seen = (window.seen = []);
          const look = () => {
            const words = [...twin.shadowRoot.querySelectorAll('li[data-role=assistant] .text')].at(-1)?.textContent ?? '';
            if (words !== seen.at(-1)) seen.push(words);
          };
          new MutationObserver(look).observe(twin.shadowRoot, { subtree: true, childList: true, characterData: true });
          look();
        }
        """);

    /// <summary>What <see cref="WatchAnswerAsync"/> noted.</summary>
    public Task<string[]> SeenAnswersAsync() => page.EvaluateAsync<string[]>("window.seen");

    public Task ReloadAsync() => page.ReloadAsync();

    /// <summary>Waits until the end of the talk is in view.</summary>
    public async Task WaitUntilAtEndAsync() => await page.WaitForFunctionAsync(
        "log => log.scrollHeight - log.clientHeight - log.scrollTop < 2", await Log.ElementHandleAsync());

    /// <summary>
    /// The tags of all that leaves the window at a side, scrolls sideways or is cut off there; what is hidden but for screen readers or
    /// until it has the focus aside, and what scrolls or ends in an ellipsis because it may be wide.
    /// </summary>
    public Task<string[]> StickingOutAsync() => page.Locator("digital-twin").EvaluateAsync<string[]>(
        """
        (twin) => [document.documentElement, twin, ...twin.shadowRoot.querySelectorAll('*')]
          .filter((element) => !element.closest('.visually-hidden, .skip:not(:focus), .quiet span, .title, .name, pre, .table'))
          .filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            const holdsIn = element === document.documentElement || getComputedStyle(element).overflowX !== 'visible';
            return left < -1 || right > innerWidth + 1 || holdsIn && element.scrollWidth > element.clientWidth + 1;
          })
          .map((element) => `${element.tagName}.${element.className}`)
        """);

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
