using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>The page fits the windows that people have.</summary>
[Collection(Chromium.Collection)]
public sealed class LayoutTests(Chromium chromium)
{
    private static readonly string Unbroken = "https://example.org/" + new string('w', 300);

    [Theory]
    [InlineData(320, 568)]
    [InlineData(390, 844)]
    public async Task Nothing_scrolls_sideways(int width, int height)
    {
        var model = new ScriptedModel().Says(Unbroken);
        var reply = model.Opens();
        await using var visit = await Visit.BeginAsync(chromium, model, width, height);
        var page = visit.Page;

        await Expect(page.Suggestions).ToHaveCountAsync(4);
        await ExpectToFitAsync();
        await page.HearAsync(Unbroken);
        await ExpectToFitAsync();
        await page.Box.FillAsync(new string('w', 3900));
        await ExpectToFitAsync();
        await page.AskAsync("And now?");
        await Expect(page.Stop).ToBeInViewportAsync();
        await ExpectToFitAsync();
        reply.Say(Unbroken).Fail(new InvalidOperationException("A test's fault."));
        await Expect(page.TryAgain).ToBeInViewportAsync();
        await ExpectToFitAsync();

        async Task ExpectToFitAsync() => Assert.Empty(await page.StickingOutAsync());
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    [InlineData(320, 256)]
    public async Task Box_and_buttons_can_be_reached_in_any_window(int width, int height)
    {
        var model = new ScriptedModel().Says(string.Concat(Enumerable.Range(1, 80).Select(line => $"Line {line}.\n")));
        await using var visit = await Visit.BeginAsync(chromium, model, width, height);
        var page = visit.Page;

        await page.HearAsync("Tell me at length.");

        foreach (var part in new[] { page.Box, page.Send, page.NewConversation })
        {
            await part.ScrollIntoViewIfNeededAsync();
            await Expect(part).ToBeInViewportAsync(new() { Ratio = 1 });
        }
    }

    [Theory]
    [InlineData(740, 330)]
    [InlineData(320, 256)]
    [InlineData(360, 310)]
    public async Task A_low_window_follows_the_answer_and_reads_no_further_back_than_it_is_asked(int width, int height)
    {
        var model = new ScriptedModel();
        await using var visit = await Visit.BeginAsync(chromium, model, width, height);
        var page = visit.Page;
        for (var turn = 1; turn <= 30; turn++)
        {
            model.Says($"Answer {turn}.");
            await page.HearAsync($"Question {turn}?");
        }

        await page.ReloadAsync();
        await Expect(page.Words.Last).ToHaveTextAsync("Answer 30.");
        await Expect(page.Words.Last).ToBeInViewportAsync();
        await Expect(page.Words).ToHaveCountAsync(50);
        model.Says("The newest.");
        await page.HearAsync("And now?");
        await Expect(page.Words.Last).ToBeInViewportAsync();
        await Expect(page.Box).ToBeInViewportAsync();
    }
}
