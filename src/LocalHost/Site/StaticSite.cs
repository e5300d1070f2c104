using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace DigitalTwin.LocalHost.Site;

/// <summary>Serves the built page as Static Web Apps does: files, headers and the fallback that its configuration names.</summary>
internal static class StaticSite
{
    public static void UseSite(this WebApplication app)
    {
        var folder = Path.GetFullPath(app.Services.GetRequiredService<LocalHostOptions>().SiteFolder, app.Environment.ContentRootPath);
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            app.MapGet("/", () => Results.Text("The page is not built. Run npm start, or npm run build in staticwebapp.\n", statusCode: 404));
            return;
        }

        var config = SiteConfig.Read(folder);
        app.UseWhen(IsPage, site =>
        {
            site.Use((context, next) => AddHeaders(config, context, next));
            site.UseDefaultFiles(new DefaultFilesOptions { FileProvider = new PhysicalFileProvider(folder) });
            site.Use((context, next) => FallBack(config, context, next));
            site.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), ContentTypeProvider = Types() });
        });
    }

    private static bool IsPage(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) && !context.Request.Path.StartsWithSegments("/api");

    private static Task AddHeaders(SiteConfig config, HttpContext context, RequestDelegate next)
    {
        SecurityHeaders.MakeRoomForAPage(context.Response.Headers);
        foreach (var (name, value) in config.HeadersFor(context.Request.Path))
        {
            context.Response.Headers[name] = value;
        }

        return next(context);
    }

    private static Task FallBack(SiteConfig config, HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "/";
        var isConfig = path.Equals("/staticwebapp.config.json", StringComparison.OrdinalIgnoreCase);
        if ((isConfig || !Path.HasExtension(path)) && config.FallbackFor(path) is { } rewrite)
        {
            context.Request.Path = rewrite;
        }

        return next(context);
    }

    private static FileExtensionContentTypeProvider Types()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".js"] = "text/javascript";
        return types;
    }
}
