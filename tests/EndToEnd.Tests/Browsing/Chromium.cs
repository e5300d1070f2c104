using DigitalTwin.Testing;
using Microsoft.Playwright;
using Xunit;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>The one browser that all tests share; each gets a context of its own, as private as another machine.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Collection = "Chromium";

    // Generous, for a busy build machine; a test that passes never waits for it.
    private const float PatienceMilliseconds = 15_000;

    private readonly TemporaryFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Site { get; } = BuiltPage.Find(Repository.Root);

    public async Task InitializeAsync()
    {
        var program = BrowserProgram.Find(Environment.GetEnvironmentVariable("CHROME_PATH"), File.Exists);
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Headless = true, Args = Arguments(Microphone.Write(_folder)) });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        _folder.Dispose();
    }

    public Task<IBrowserContext> NewContextAsync(Screen screen) =>
        screen == Screen.Phone ? NewContextAsync(390, 844, isTouched: true) : NewContextAsync(1280, 800);

    /// <param name="locale">What the browser asks for, BCP 47.</param>
    /// <param name="isTouched">Whether it is a phone's or a tablet's.</param>
    /// <param name="bypassPolicy">As on a site that has no Content-Security-Policy.</param>
    public async Task<IBrowserContext> NewContextAsync(
        int width, int height, string locale = "en-GB", bool isTouched = false, bool bypassPolicy = false)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = locale,
            HasTouch = isTouched,
            IsMobile = isTouched,
            ColorScheme = ColorScheme.Light,
            BypassCSP = bypassPolicy,
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        return context;
    }

    /// <param name="heard">What the microphone hears, over and over.</param>
    private static IEnumerable<string> Arguments(string heard)
    {
        // Chromium's sandbox refuses to run as root, which is who one is in most containers.
        string[] asRoot = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];
        return
        [
            .. asRoot, "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--use-fake-device-for-media-stream", $"--use-file-for-fake-audio-capture={heard}",
            // No name resolves, so that nothing a page might ask for can leave this machine.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ];
    }
}

[CollectionDefinition(Chromium.Collection)]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>;
