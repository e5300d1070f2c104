using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>A visitor of somebody else's website, and the twins that it may embed.</summary>
public sealed class Embedding : IAsyncDisposable
{
    private readonly Chromium _chromium;
    private readonly IBrowserContext _context;
    private readonly List<TwinHost> _twins = [];
    private readonly List<string> _scripts = [];

    private Embedding(Chromium chromium, ForeignSite site, IBrowserContext context)
    {
        _chromium = chromium;
        Site = site;
        _context = context;
        Traffic = new Traffic(context);
    }

    public ForeignSite Site { get; }

    public Traffic Traffic { get; }

    /// <param name="locale">What the visitor's browser asks for, BCP 47.</param>
    public static async Task<Embedding> BeginAsync(Chromium chromium, int width = 1280, int height = 900, string locale = "en-GB") =>
        new(chromium, await ForeignSite.StartAsync(), await chromium.NewContextAsync(width, height, locale));

    /// <summary>A twin that the site may call, unless <paramref name="settings"/> say otherwise.</summary>
    public async Task<TwinHost> AddTwinAsync(IChatClient? model = null, params string[] settings)
    {
        var twin = await TwinHost.StartAsync(
            builder => _ = model is null ? builder.Services : builder.Services.AddSingleton(model),
            [$"SITE_DIR={_chromium.Site}", $"CORS_ORIGINS={Site.Origin}", .. settings]);
        _twins.Add(twin);
        return twin;
    }

    /// <summary>Lets every site use the microphone, which is a file, and notes what is recorded and played.</summary>
    public async Task ListenAsync()
    {
        await _context.GrantPermissionsAsync(["microphone"]);
        _scripts.Add(Talking.Notes);
    }

    public async Task<IPage> OpenAsync(string? address = null)
    {
        var page = await _context.NewPageAsync();
        foreach (var script in _scripts)
        {
            await page.AddInitScriptAsync(script);
        }

        await page.GotoAsync(address ?? Site.Origin);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        await Site.DisposeAsync();
        foreach (var twin in _twins)
        {
            await twin.DisposeAsync();
        }
    }
}
