using DigitalTwin.Functions.Http;
using Microsoft.Extensions.FileProviders;

namespace DigitalTwin.LocalHost.Site;

/// <summary>Serves the built page as Static Web Apps does: files, compressed, with the headers and the fallback that its configuration names.</summary>
internal static class StaticSite
{
    private const string Hsts = "Strict-Transport-Security";

    public static void UseSite(this WebApplication app)
    {
        var folder = Path.GetFullPath(app.Services.GetRequiredService<LocalHostOptions>().SiteFolder, app.Environment.ContentRootPath);
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            var notBuilt = Results.Text("The page is not built. Run npm start, or npm run build in staticwebapp.\n", statusCode: 404);
            app.MapGet("/", (RequestDelegate)notBuilt.ExecuteAsync);
            return;
        }

        var config = SiteConfig.Read(folder);
        var files = new PhysicalFileProvider(folder);
        app.UseWhen(IsPage, site =>
        {
            site.Use((context, next) => ServeAsync(config, files, context, next));
            site.UseStaticFiles(PackedFile.Options(files));
        });
    }

    private static bool IsPage(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) && !context.Request.Path.StartsWithSegments("/api");

    private static Task ServeAsync(SiteConfig config, PhysicalFileProvider files, HttpContext context, RequestDelegate next)
    {
        SecurityHeaders.MakeRoomForAPage(context.Response.Headers);
        var asked = context.Request.Path.Value ?? "/";
        if (FileFor(asked, config, files) is not { } file)
        {
            Write(config.GlobalHeaders, context.Response.Headers);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        Write(config.HeadersFor(asked), context.Response.Headers);
        // Also where nothing is compressed, as in a 304.
        context.Response.Headers.Vary = "Accept-Encoding";
        context.Request.Path = PackedFile.For(file, context.Request, files) ?? file;
        return next(context);
    }

    private static string? FileFor(string asked, SiteConfig config, PhysicalFileProvider files)
    {
        // The provider overlooks an empty part, the routes and their headers don't.
        if (asked.Contains("//", StringComparison.Ordinal) || asked.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        var path = asked is "" or "/" ? "/index.html" : asked;
        return IsServed(files.GetFileInfo(path)) ? path : config.FallbackFor(path);
    }

    private static bool IsServed(IFileInfo file) =>
        file.Exists && !PackedFile.Is(file.Name) && !file.Name.Equals("staticwebapp.config.json", StringComparison.OrdinalIgnoreCase);

    private static void Write(IEnumerable<KeyValuePair<string, string>> wanted, IHeaderDictionary headers)
    {
        // Over http it must not be said; over https it has been.
        foreach (var (name, value) in wanted.Where(header => !header.Key.Equals(Hsts, StringComparison.OrdinalIgnoreCase)))
        {
            headers[name] = value;
        }
    }
}
