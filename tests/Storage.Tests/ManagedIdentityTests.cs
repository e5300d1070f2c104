using System.Collections.Concurrent;
using System.Net;
using DigitalTwin.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DigitalTwin.Storage.Tests;

/// <summary>Whom the app is in Azure: asked of the same address that the platform gives an app there.</summary>
public sealed class ManagedIdentityTests : IAsyncLifetime
{
    private const string Identity = "3f1c0c1e-8a55-4d0e-9a6a-2f6d0c8b7e41";

    private readonly ConcurrentQueue<(string Resource, string Identity)> _asked = new();
    private readonly TemporaryFolder _folder = new();
    private WebApplication _platform = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _platform = builder.Build();
        _platform.MapGet("/msi/token", (HttpRequest request) =>
        {
            _asked.Enqueue((request.Query["resource"].ToString(), request.Query["client_id"].ToString()));
            return TypedResults.Text("""{"access_token":"token","expires_on":"4102444800","resource":"x","token_type":"Bearer"}""", "application/json");
        });
        await _platform.StartAsync();
        await File.WriteAllTextAsync(_folder.File("me.txt"), "I map reefs.");
    }

    public async Task DisposeAsync()
    {
        await _platform.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("ManagedIdentityCredential")]
    public async Task The_storage_is_asked_as_the_identity_that_the_settings_name(string credentials)
    {
        var address = _platform.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        var (exitCode, _, errors) = await HostProcess.RunAsync(
            new Dictionary<string, string>
            {
                ["IDENTITY_ENDPOINT"] = $"{address}/msi/token",
                ["IDENTITY_HEADER"] = "given by the platform",
                ["AZURE_CLIENT_ID"] = Identity,
                ["AZURE_TOKEN_CREDENTIALS"] = credentials,
            },
            ["persona-push", $"--PERSONA_DIR={_folder.Path}", "--STORAGE_BLOB_URI=https://127.0.0.1:1/"]);

        // Nobody listens at that port: what counts is who was about to call.
        Assert.Equal((1, "The storage can't be reached."), (exitCode, errors.Trim()));
        Assert.Equal(("https://storage.azure.com", Identity), Assert.Single(_asked.Distinct()));
    }
}
