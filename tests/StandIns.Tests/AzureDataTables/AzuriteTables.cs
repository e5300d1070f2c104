using System.Globalization;
using Azure.Data.Tables;
using DigitalTwin.Testing.Azurite;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

/// <summary>One Azurite for all classes of the collection; each test makes a table of its own.</summary>
public sealed class AzuriteTables : IAsyncLifetime
{
    private AzuriteServer? _server;
    private int _tables;

    public AzuriteServer Server => _server ?? throw new InvalidOperationException("Azurite is not started yet.");

    public TableServiceClient Service => new(Server.ConnectionString);

    public string NewName() => string.Create(CultureInfo.InvariantCulture, $"table{Interlocked.Increment(ref _tables)}");

    public async Task<TableClient> NewTableAsync()
    {
        var table = Service.GetTableClient(NewName());
        await table.CreateIfNotExistsAsync();
        return table;
    }

    public async Task InitializeAsync() => _server = await AzuriteServer.StartAsync();

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [CollectionDefinition(nameof(AzuriteTables))]
    public sealed class Collection : ICollectionFixture<AzuriteTables>;
}
