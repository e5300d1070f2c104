using System.Text.Json;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>A visitor with a browser of their own, in front of a twin of their own.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private Visit(TwinHost twin, Relay? relay, IBrowserContext context, ChatPage page, Traffic traffic, Tripwire tripwire)
    {
        Tripwire = tripwire;
        Twin = twin;
        Relay = relay;
        _context = context;
        Traffic = traffic;
        Page = page;
    }

    public TwinHost Twin { get; }

    /// <summary>What lies between browser and twin, in a visit that began through one.</summary>
    public Relay? Relay { get; }

    public Traffic Traffic { get; }

    public Tripwire Tripwire { get; }

    /// <summary>The first tab.</summary>
    public ChatPage Page { get; }

    /// <param name="model">In place of the offline one.</param>
    /// <param name="bypassPolicy">As on a site that has no Content-Security-Policy.</param>
    /// <param name="settings">As <c>NAME=value</c>.</param>
    public static async Task<Visit> BeginAsync(
        Chromium chromium, IChatClient? model = null, int width = 1280, int height = 800, bool bypassPolicy = false, params string[] settings) =>
        await StartAsync(chromium, await chromium.NewContextAsync(width, height, bypassPolicy: bypassPolicy), model, settings: settings);

    public static async Task<Visit> BeginAsync(Chromium chromium, Screen screen, IChatClient? model = null, params string[] settings) =>
        await StartAsync(chromium, await chromium.NewContextAsync(screen), model, settings: settings);

    /// <summary>A visitor whose network a test has in hand.</summary>
    public static async Task<Visit> BeginRelayedAsync(Chromium chromium, Screen screen, IChatClient model) =>
        await StartAsync(chromium, await chromium.NewContextAsync(screen), model, isRelayed: true);

    /// <summary>A visitor whose browser asks for another language, on the narrowest of phones.</summary>
    /// <param name="locale">BCP 47.</param>
    public static async Task<Visit> BeginAbroadAsync(Chromium chromium, string locale, IChatClient? model = null) =>
        await StartAsync(chromium, await chromium.NewContextAsync(320, 568, locale), model);

    private static async Task<Visit> StartAsync(
        Chromium chromium, IBrowserContext context, IChatClient? model, bool isRelayed = false, params string[] settings)
    {
        var twin = await TwinHost.StartAsync(
            builder => _ = model is null ? builder.Services : builder.Services.AddSingleton(model), [$"SITE_DIR={chromium.Site}", .. settings]);
        var relay = isRelayed ? new Relay(twin.Address) : null;
        var traffic = new Traffic(context);
        var tripwire = await Tripwire.SetAsync(context);
        return new Visit(twin, relay, context, await OpenAsync(relay?.Address ?? twin.Address, context), traffic, tripwire);
    }

    public Task<ChatPage> OpenTabAsync() => OpenAsync(Relay?.Address ?? Twin.Address, _context);

    /// <summary>Lets the page use the clipboard, as a visitor's click does in a window that has the focus.</summary>
    public Task AllowClipboardAsync() => _context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

    /// <summary>Lets the page use the microphone, which is a file. Without it the browser refuses, as a visitor does.</summary>
    public Task AllowMicrophoneAsync() => _context.GrantPermissionsAsync(["microphone"]);

    public Task GoOfflineAsync(bool offline) => _context.SetOfflineAsync(offline);

    /// <summary>The conversation as the server keeps it: each message's role and text, oldest first.</summary>
    public async Task<IReadOnlyList<(string Role, string Text)>> StoredAsync()
    {
        using var json = JsonDocument.Parse(await Twin.Client.GetStringAsync($"api/conversation/{Traffic.Session}?limit=200"));
        return
        [
            .. json.RootElement.GetProperty("messages").EnumerateArray()
                .Select(message => (message.GetProperty("role").GetString()!, message.GetProperty("content").GetString()!)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        if (Relay is not null)
        {
            await Relay.DisposeAsync();
        }

        await Twin.DisposeAsync();
    }

    private static async Task<ChatPage> OpenAsync(Uri address, IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.ToString());
        return new ChatPage(page);
    }
}
