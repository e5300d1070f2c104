using Azure.Data.Tables;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

[Collection(nameof(AzuriteTables))]
public sealed class TableTests(AzuriteTables azurite)
{
    [Fact]
    public async Task A_table_is_made_once_and_asked_for_often()
    {
        var name = azurite.NewName();

        var made = await azurite.Service.CreateTableIfNotExistsAsync(name);
        var again = await azurite.Service.GetTableClient(name).CreateIfNotExistsAsync();

        Assert.Equal((204, name), (made.GetRawResponse().Status, made.Value.Name));
        Assert.Equal((409, name), (again.GetRawResponse().Status, again.Value.Name));
    }

    [Fact]
    public async Task A_deleted_table_is_gone_and_deleting_it_again_no_fault()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var deleted = await table.DeleteAsync();
        var again = await table.DeleteAsync();
        await table.CreateIfNotExistsAsync();

        Assert.Equal((204, 404), (deleted.Status, again.Status));
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task An_account_is_found_by_address_and_key_too()
    {
        var service = new TableServiceClient(azurite.Server.TableEndpoint, new TableSharedKeyCredential("devstoreaccount1", Testing.Azurite.AzuriteServer.AccountKey));

        var made = await service.CreateTableIfNotExistsAsync(azurite.NewName());

        Assert.Equal(204, made.GetRawResponse().Status);
        Assert.Equal("devstoreaccount1", service.AccountName);
        Assert.Equal(azurite.Server.TableEndpoint, service.Uri);
    }
}
