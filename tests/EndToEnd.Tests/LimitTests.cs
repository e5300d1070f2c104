using DigitalTwin.EndToEnd.Tests.Browsing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace DigitalTwin.EndToEnd.Tests;

/// <summary>The limits are for floods; a visitor in a hurry is none. At this rate no token comes back while a test runs.</summary>
[Collection(Chromium.Collection)]
public sealed class LimitTests(Chromium chromium)
{
    private const string NoneComesBack = "RATE_LIMIT_PER_SECOND=0.001";

    [Fact]
    public async Task Opening_asking_five_times_and_reloading_is_no_more_than_may_come_at_once()
    {
        await using var visit = await Visit.BeginAsync(chromium, settings: ["RATE_LIMIT_BURST=10", NoneComesBack]);
        var page = visit.Page;
        foreach (var question in new[] { "Where did you study?", "And before?", "What do you build?", "Since when?", "Thank you!" })
        {
            await page.HearAsync(question);
        }

        await page.ReloadAsync();

        await Expect(page.CompleteAnswers).ToHaveCountAsync(5);
        await Expect(page.Trouble).ToHaveCountAsync(0);
        Assert.Empty(visit.Traffic.Complaints);
    }

    [Fact]
    public async Task Whoever_asks_too_often_reads_so_and_the_page_asks_no_more_by_itself()
    {
        await using var visit = await Visit.BeginAsync(chromium, settings: ["RATE_LIMIT_BURST=3", NoneComesBack]);
        var page = visit.Page;
        await page.HearAsync("Where did you study?");

        await page.AskAsync("And before?");

        await Expect(page.Trouble).ToContainTextAsync("Too many requests came from your address at once.");
        await Expect(page.Wait).ToHaveTextAsync("You can try again in about 17 minutes.");
        await Expect(page.TryAgain).ToBeDisabledAsync();
        await Expect(page.Questions).ToHaveCountAsync(2);
        Assert.Equal(2, visit.Traffic.MessageIds.Count());
    }
}
