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

    private Visit(TwinHost twin, IBrowserContext context, Traffic traffic, Tripwire tripwire, ChatPage page)
    {
        Tripwire = tripwire;
        Twin = twin;
        _context = context;
        Traffic = traffic;
        Page = page;
    }

    public TwinHost Twin { get; }

    public Traffic Traffic { get; }

    public Tripwire Tripwire { get; }

    /// <summary>The first tab.</summary>
    public ChatPage Page { get; }

    /// <param name="model">In place of the offline one.</param>
    /// <param name="bypassPolicy">As on a site that has no Content-Security-Policy.</param>
    /// <param name="settings">As <c>NAME=value</c>.</param>
    public static async Task<Visit> BeginAsync(
        Chromium chromium, IChatClient? model = null, int width = 1280, int height = 800, bool bypassPolicy = false, params string[] settings)
    {
        var twin = await TwinHost.StartAsync(
            builder => _ = model is null ? builder.Services : builder.Services.AddSingleton(model), [$"SITE_DIR={chromium.Site}", .. settings]);
        var context = await chromium.NewContextAsync(width, height, bypassPolicy);
        var traffic = new Traffic(context);
        var tripwire = await Tripwire.SetAsync(context);
        return new Visit(twin, context, traffic, tripwire, await OpenAsync(twin, context));
    }

    public Task<ChatPage> OpenTabAsync() => OpenAsync(Twin, _context);

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
        await Twin.DisposeAsync();
    }

    private static async Task<ChatPage> OpenAsync(TwinHost twin, IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(twin.Address.ToString());
        return new ChatPage(page);
    }
}
