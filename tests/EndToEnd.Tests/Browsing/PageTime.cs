using Microsoft.Playwright;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>A page's own time, in a test's hands, so that no test waits for a page that waits.</summary>
public static class PageTime
{
    /// <summary>From now on the page's time goes as it did, until a test hurries or stops it.</summary>
    public static Task TakeTimeAsync(this ChatPage page) => page.Tab.Clock.InstallAsync();

    /// <summary>Half seconds pass at once, one after the other, until this is there.</summary>
    public static async Task HurryUntilAsync(this ChatPage page, ILocator target)
    {
        while (!await target.IsVisibleAsync())
        {
            await page.Tab.Clock.FastForwardAsync(500);
        }
    }

    /// <summary>A second from now, the page's time stands still.</summary>
    public static async Task StopTimeAsync(this ChatPage page)
    {
        var now = await page.Tab.EvaluateAsync<double>("Date.now()");
        await page.Tab.Clock.PauseAtAsync(DateTime.UnixEpoch.AddMilliseconds(Math.Ceiling(now) + 1000));
    }

    public static Task PassSecondAsync(this ChatPage page) => page.Tab.Clock.FastForwardAsync(1000);

    public static Task LetTimeGoOnAsync(this ChatPage page) => page.Tab.Clock.ResumeAsync();
}
