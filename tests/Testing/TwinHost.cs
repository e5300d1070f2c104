using DigitalTwin.LocalHost;
using DigitalTwin.Testing.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Testing;

/// <summary>
/// The real local host on a free port, with a folder of its own for its memory. Whatever a test does with it, its log must not
/// tell what was said, nor a key: that is looked up when it is disposed.
/// </summary>
public sealed class TwinHost : IAsyncDisposable
{
    /// <summary>A test is no visitor: it asks as fast as it can. What tests the limits sets its own.</summary>
    internal static readonly string[] WithoutLimits = ["RATE_LIMIT_BURST=1000000", "RATE_LIMIT_PER_SECOND=1000000"];

    private readonly TemporaryFolder _folder;

    private readonly LogAudit _audit;

    private TwinHost(WebApplication app, TemporaryFolder folder, CapturedLog log, LogAudit audit)
    {
        Log = log;
        _audit = audit;
        _folder = folder;
        App = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new HttpClient(new ContractHandler()) { BaseAddress = Address };
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    /// <summary>What the host logged, the framework included.</summary>
    public CapturedLog Log { get; }

    /// <summary>Holds every reply of the API against its own description.</summary>
    public HttpClient Client { get; }

    /// <summary>The folder that holds the memory, and whatever a test puts there.</summary>
    public string Folder => _folder.Path;

    /// <param name="settings">As <c>NAME=value</c>; they win over the sample persona, a new memory and the offline model.</param>
    public static async Task<TwinHost> StartAsync(Action<WebApplicationBuilder>? customise = null, params string[] settings)
    {
        var folder = new TemporaryFolder();
        var log = new CapturedLog();
        var audit = new LogAudit(settings);
        string[] defaults =
        [
            "PORT=0", $"PERSONA_DIR={Path.Combine(AppContext.BaseDirectory, "data")}", $"MEMORY_DIR={folder.File("memory")}",
            $"SITE_DIR={folder.File("site")}", .. WithoutLimits,
        ];
        try
        {
            var app = LocalHostApp.Create([.. defaults.Concat(settings).Select(setting => "--" + setting)], builder =>
            {
                WithoutTheDevelopersSettings(builder.Configuration);
                builder.Logging.ClearProviders();
                builder.Logging.AddProvider(log);
                builder.Logging.AddFilter("DigitalTwin", LogLevel.Trace);
                customise?.Invoke(builder);
                audit.Watch(builder.Services);
            });
            await app.StartAsync();
            return new TwinHost(app, folder, log, audit);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static void WithoutTheDevelopersSettings(ConfigurationManager configuration)
    {
        foreach (var source in configuration.Sources.OfType<EnvironmentVariablesConfigurationSource>().ToList())
        {
            configuration.Sources.Remove(source);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        _folder.Dispose();
        _audit.Check(Log.Lines.Select(entry => entry.Line));
    }
}
