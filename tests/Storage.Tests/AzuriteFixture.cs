using DigitalTwin.Testing.Azurite;
using Xunit;

namespace DigitalTwin.Storage.Tests;

/// <summary>One Azurite for the tests of a class or a collection; each takes tables, containers or sessions of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? _server;

    public AzuriteServer Server => _server ?? throw new InvalidOperationException("Azurite is not started yet.");

    public async Task InitializeAsync() => _server = await AzuriteServer.StartAsync();

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
