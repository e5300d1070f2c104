using Azure.Storage.Blobs;
using DigitalTwin.Testing.Azurite;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureStorageBlobs;

/// <summary>One Azurite for a class of tests; each test takes a container of its own.</summary>
public sealed class BlobStorageFixture : IAsyncLifetime
{
    private AzuriteServer? _server;
    private int _containers;

    public AzuriteServer Server => _server ?? throw new InvalidOperationException("Azurite is not started yet.");

    public async Task InitializeAsync() => _server = await AzuriteServer.StartAsync();

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    public BlobContainerClient NewContainer() => new(Server.ConnectionString, $"container-{Interlocked.Increment(ref _containers)}");

    public async Task<BlobContainerClient> CreateContainerAsync()
    {
        var container = NewContainer();
        await container.CreateIfNotExistsAsync();
        return container;
    }
}
