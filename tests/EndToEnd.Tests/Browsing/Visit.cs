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

    private Visit(TwinHost twin, IBrowserContext context, Traffic traffic, ChatPage page)
    {
        Twin = twin;
        _context = context;
        Traffic = traffic;
        Page = page;
    }

    public TwinHost Twin { get; }

    public Traffic Traffic { get; }

    /// <summary>The first tab.</summary>
    public ChatPage Page { get; }

    /// <param name="model">In place of the offline one.</param>
    /// <param name="settings">As <c>NAME=value</c>.</param>
    public static async Task<Visit> BeginAsync(
        Chromium chromium, IChatClient? model = null, int width = 1280, int height = 800, params string[] settings) =>
        await StartAsync(chromium, await chromium.NewContextAsync(width, height), model, settings);

    /// <summary>A visitor whose browser asks for another language, on the narrowest of phones.</summary>
    /// <param name="locale">BCP 47.</param>
    public static async Task<Visit> BeginAbroadAsync(Chromium chromium, string locale, IChatClient? model = null) =>
        await StartAsync(chromium, await chromium.NewContextAsync(320, 568, locale), model);

    private static async Task<Visit> StartAsync(Chromium chromium, IBrowserContext context, IChatClient? model, params string[] settings)
    {
        var twin = await TwinHost.StartAsync(
            builder => _ = model is null ? builder.Services : builder.Services.AddSingleton(model), [$"SITE_DIR={chromium.Site}", .. settings]);
        var traffic = new Traffic(context);
        return new Visit(twin, context, traffic, await OpenAsync(twin, context));
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
