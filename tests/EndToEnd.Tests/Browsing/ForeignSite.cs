using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>Somebody else's website, on an origin of its own: one page, one style sheet, and whatever policy it has.</summary>
public sealed class ForeignSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ForeignSite(WebApplication app)
    {
        _app = app;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Origin = address.TrimEnd('/');
    }

    public string Origin { get; }

    /// <summary>The body of its page.</summary>
    public string Body { get; set; } = "";

    public string Styles { get; set; } = "";

    /// <summary>Its Content-Security-Policy; empty for none.</summary>
    public string Policy { get; set; } = "";

    public static async Task<ForeignSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        ForeignSite? site = null;
        app.MapGet("/", context => site!.ServeAsync(context));
        app.MapGet("/site.css", () => Results.Text(site!.Styles, "text/css"));
        app.MapGet("/before.js", () => Results.Text("window.before = Object.getOwnPropertyNames(window);", "text/javascript"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        await app.StartAsync();
        return site = new ForeignSite(app);
    }

    /// <summary>The line that loads the twin's script.</summary>
    public static string ScriptOf(Uri twin, string query = "") =>
        $"""<script type="module" src="{twin}digital-twin.js{query}"></script>""";

    public static string TagOf(Uri twin, string attributes = "", string content = "") =>
        $"""<digital-twin api="{twin.GetLeftPart(UriPartial.Authority)}" {attributes}>{content}</digital-twin>""";

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task ServeAsync(HttpContext context)
    {
        if (Policy.Length > 0)
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!doctype html><html lang="en"><head><title>Elsewhere</title><link rel="stylesheet" href="/site.css"><script src="/before.js"></script></head>
            <body>{Body}</body></html>
            """);
    }
}
