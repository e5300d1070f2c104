using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>A long conversation opens at its end, and goes back as far as one likes to read.</summary>
[Collection(Chromium.Collection)]
public sealed class HistoryTests(Chromium chromium)
{
    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task Earlier_messages_come_while_one_scrolls_and_what_one_reads_stays_in_its_place(Screen screen)
    {
        await using var visit = await Visit.BeginAsync(chromium, screen, new ScriptedModel().Says("The very first."));
        var page = visit.Page;
        await page.HearAsync("And the first question?");
        await visit.GoOnAsync(3, 260);

        await page.ReloadAsync();
        await Expect(page.Words).ToHaveCountAsync(50);
        await page.WaitUntilAtEndAsync();
        await Expect(page.Words.Last).ToContainTextAsync("Answer 260.");
        await Expect(page.Words.Last).ToBeInViewportAsync();

        await ReadBackAsync(page, "Question 211?", 150, () => page.Log.EvaluateAsync("log => log.scrollTo(0, 0)"));
        await ReadBackAsync(page, "Question 111?", 250, () => page.Log.EvaluateAsync("log => log.scrollTo(0, 0)"));
        await ReadBackAsync(page, "Question 11?", 260, () => page.Log.EvaluateAsync("log => log.scrollTo(0, 0)"));

        await Expect(page.ShowEarlier).ToHaveCountAsync(0);
        string[] shown = [.. (await page.Words.AllTextContentsAsync()).Select(text => text.Split('.')[0])];
        Assert.Equal(["And the first question?", "The very first", .. Enumerable.Range(3, 258).Select(number => number % 2 == 1 ? $"Question {number}?" : $"Answer {number}")], shown);
    }

    [Fact]
    public async Task Whoever_does_not_scroll_presses_the_button()
    {
        await using var visit = await Visit.BeginAsync(chromium, new ScriptedModel().Says("The very first."));
        var page = visit.Page;
        await page.HearAsync("And the first question?");
        await visit.GoOnAsync(3, 60);
        await page.ReloadAsync();
        await Expect(page.Words).ToHaveCountAsync(50);

        await ReadBackAsync(page, "Question 11?", 60, () => page.ShowEarlier.DispatchEventAsync("click"));

        await Expect(page.ShowEarlier).ToHaveCountAsync(0);
        await Expect(page.Words.First).ToHaveTextAsync("And the first question?");
    }

    [Fact]
    public async Task Earlier_messages_that_do_not_come_are_a_sentence_and_trying_again_helps()
    {
        await using var visit = await Visit.BeginAsync(chromium, new ScriptedModel().Says("The very first."));
        var page = visit.Page;
        await page.HearAsync("And the first question?");
        await visit.GoOnAsync(3, 60);
        await page.ReloadAsync();
        await Expect(page.Words).ToHaveCountAsync(50);
        await page.Tab.RouteAsync("**/api/conversation/**", route => route.AbortAsync(), new() { Times = 1 });

        await page.ShowEarlier.DispatchEventAsync("click");
        await Expect(page.Trouble).ToHaveTextAsync("Can’t reach the twin. Check your connection, then try again.");
        await Expect(page.Words).ToHaveCountAsync(50);
        await page.TryAgain.ClickAsync();

        await Expect(page.Words).ToHaveCountAsync(60);
        await Expect(page.Trouble).ToHaveCountAsync(0);
    }

    /// <summary>Holds a message to its place while others come before it. Where it is once one has gone there, it is when they have come.</summary>
    private static async Task ReadBackAsync(ChatPage page, string read, int count, Func<Task> goBack)
    {
        var message = page.Words.Filter(new() { HasText = read }).First;
        await message.EvaluateAsync(
            """
            (message) => {
              const places = (window.places = []);
              const watch = () => {
                const { y } = message.getBoundingClientRect();
                const messages = message.getRootNode().querySelectorAll('li[data-role]').length;
                const last = places.at(-1);
                if (!last || last.y !== y || last.messages !== messages) places.push({ y, messages });
                requestAnimationFrame(watch);
              };
              watch();
            }
            """);
        await goBack();
        await Expect(page.Words).ToHaveCountAsync(count);
        await page.Tab.EvaluateAsync("() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");

        var shifts = await page.Tab.EvaluateAsync<double[]>(
            """
            () => {
              const grown = window.places.findIndex((place, index) => index > 0 && place.messages > window.places[index - 1].messages);
              const before = window.places[grown - 1].y;
              return window.places.slice(grown).map(({ y }) => Math.abs(y - before));
            }
            """);
        Assert.NotEmpty(shifts);
        Assert.All(shifts, shift => Assert.True(shift <= 2, $"The message that is being read moved by {shift} px."));
    }
}
