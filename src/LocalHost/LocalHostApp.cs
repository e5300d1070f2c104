using System.Net;
using DigitalTwin.Functions.Composition;
using DigitalTwin.LocalHost.Site;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.HostFiltering;

namespace DigitalTwin.LocalHost;

/// <summary>The Functions app on Kestrel: the same services and the same function classes as in Azure, on loopback only.</summary>
public static class LocalHostApp
{
    /// <param name="args">Settings as <c>--NAME=value</c>; they win over the environment.</param>
    /// <param name="customise">Changes services before the app is built; for tests.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? customise = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.AddQuietLogging();
        builder.AddDigitalTwin();
        builder.AddSettings<LocalHostOptions>();
        builder.ListenOnLoopback();
        builder.AddSecurityHeaders();
        builder.AddCors();
        builder.Services.AddHostedService<RetentionService>();
        customise?.Invoke(builder);

        var app = builder.Build();
        app.UseHostFiltering();
        app.UseSite();
        app.UseDefaultCors();
        app.MapFunctions(typeof(DigitalTwinComposition).Assembly);
        return app;
    }

    private static void AddQuietLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // Startup says in a sentence what this would say in a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("DigitalTwin", LogLevel.Warning);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
    }

    // A page elsewhere can point a name of its own at this machine; it can't make the browser say localhost.
    private static void ListenOnLoopback(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        builder.WebHost.ConfigureKestrel((_, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Configure(new ConfigurationManager());
            var port = kestrel.ApplicationServices.GetRequiredService<LocalHostOptions>().Port;
            if (port == 0)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
            else
            {
                kestrel.ListenLocalhost(port);
            }
        });
    }

    private static void AddCors(this WebApplicationBuilder builder)
    {
        builder.Services.AddCors();
        builder.Services.AddOptions<CorsOptions>().Configure<LocalHostOptions>((cors, options) =>
            cors.AddDefaultPolicy(policy => policy
                .WithOrigins([.. options.Origins()])
                .WithMethods("GET", "POST", "DELETE")
                .AllowAnyHeader()
                .SetPreflightMaxAge(TimeSpan.FromHours(1))));
    }

    // What UseCors does too, but for code that it compiles first.
    private static void UseDefaultCors(this WebApplication app) => app.Use(next =>
    {
        var cors = ActivatorUtilities.CreateInstance<CorsMiddleware>(app.Services, next);
        var policies = app.Services.GetRequiredService<ICorsPolicyProvider>();
        return context => cors.Invoke(context, policies);
    });
}
