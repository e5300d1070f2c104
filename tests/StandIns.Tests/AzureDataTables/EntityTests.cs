using Azure;
using Azure.Data.Tables;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

[Collection(nameof(AzuriteTables))]
public sealed class EntityTests(AzuriteTables azurite)
{
    [Fact]
    public async Task Every_type_comes_back_as_what_it_was()
    {
        var table = await azurite.NewTableAsync();
        var time = new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(2)).AddTicks(1_234_567);
        var id = new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff");
        await table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["text"] = "1",
            ["number"] = -7,
            ["long"] = long.MaxValue,
            ["half"] = 0.5,
            ["whole"] = 3.0,
            ["tiny"] = double.Epsilon,
            ["nan"] = double.NaN,
            ["infinity"] = double.PositiveInfinity,
            ["minus"] = double.NegativeInfinity,
            ["yes"] = true,
            ["time"] = time,
            ["id"] = id,
            ["bytes"] = new byte[] { 0, 127, 128, 255 },
            ["nothing"] = null!,
        });

        var entity = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal("1", entity.GetString("text"));
        Assert.Equal(-7, entity.GetInt32("number"));
        Assert.Equal(long.MaxValue, entity.GetInt64("long"));
        Assert.Equal(0.5, entity.GetDouble("half"));
        Assert.Equal(3.0, entity.GetDouble("whole"));
        Assert.Equal(double.Epsilon, entity.GetDouble("tiny"));
        Assert.Equal(double.NaN, entity.GetDouble("nan"));
        Assert.Equal(double.PositiveInfinity, entity.GetDouble("infinity"));
        Assert.Equal(double.NegativeInfinity, entity.GetDouble("minus"));
        Assert.True(entity.GetBoolean("yes"));
        Assert.Equal(time, entity.GetDateTimeOffset("time"));
        Assert.Equal(time.UtcDateTime, entity.GetDateTime("time"));
        Assert.Equal(id, entity.GetGuid("id"));
        Assert.Equal([0, 127, 128, 255], entity.GetBinary("bytes"));
        Assert.Equal([0, 127, 128, 255], entity.GetBinaryData("bytes").ToArray());
        Assert.Null(entity.GetString("nothing"));
        Assert.NotNull(entity.Timestamp);
        Assert.NotEqual(default, entity.ETag);
    }

    [Fact]
    public async Task Text_of_every_plane_comes_back_byte_for_byte()
    {
        var table = await azurite.NewTableAsync();
        var text = "line\r\n\ttab \"quoted\" 'single' \\ / <b>&amp;</b> \0\u0001\u007f\u0085\u2028\ufeff\uffff é ß 漢字 עברית 😀 \U000F0000 \U0010FFFF --batch_ \r\n--changeset_\r\n";

        await table.AddEntityAsync(new TableEntity("p", "added") { ["text"] = text });
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "batched") { ["text"] = text })]);

        Assert.Equal(text, (await table.GetEntityAsync<TableEntity>("p", "added")).Value.GetString("text"));
        Assert.Equal(text, (await table.GetEntityAsync<TableEntity>("p", "batched")).Value.GetString("text"));
    }

    [Theory]
    [InlineData("it's", "''")]
    [InlineData("a b+c%20d", "100%")]
    [InlineData("'; or true or '", "RowKey eq 'x'")]
    [InlineData("é漢😀", "..")]
    [InlineData("a&b=c,d:e@f$g!(h)*", "~-_.")]
    public async Task Any_key_names_its_own_entity(string partitionKey, string rowKey)
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity(partitionKey, rowKey) { ["n"] = 1 });
        await table.AddEntityAsync(new TableEntity(partitionKey, "another") { ["n"] = 2 });

        await table.UpdateEntityAsync(new TableEntity(partitionKey, rowKey) { ["m"] = 3 }, ETag.All);
        var read = (await table.GetEntityAsync<TableEntity>(partitionKey, rowKey)).Value;
        var found = await table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey eq {rowKey}")).ToListAsync();
        var gone = await table.DeleteEntityAsync(partitionKey, rowKey);

        Assert.Equal((partitionKey, rowKey, 1, 3), (read.PartitionKey, read.RowKey, read.GetInt32("n"), read.GetInt32("m")));
        Assert.Equal(rowKey, Assert.Single(found).RowKey);
        Assert.Equal(204, gone.Status);
        Assert.Equal("another", Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync()).RowKey);
    }

    [Fact]
    public async Task Adding_twice_is_a_conflict()
    {
        var table = await azurite.NewTableAsync();
        var added = await table.AddEntityAsync(new TableEntity("p", "r"));

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(204, added.Status);
        Assert.Equal((await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag, added.Headers.ETag);
        Assert.Equal((409, "EntityAlreadyExists"), (fault.Status, fault.ErrorCode));
    }

    [Fact]
    public async Task Merging_keeps_what_replacing_drops()
    {
        var table = await azurite.NewTableAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["a"] = 1 });
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["b"] = 2 });
        var merged = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["c"] = 3 }, TableUpdateMode.Replace);
        var replaced = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal((1, 2), (merged.GetInt32("a"), merged.GetInt32("b")));
        Assert.Equal((false, false, 3), (replaced.ContainsKey("a"), replaced.ContainsKey("b"), replaced.GetInt32("c")));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task An_update_wants_the_latest_etag(TableUpdateMode mode)
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["n"] = 1 });
        var first = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        first["n"] = 2;
        var updated = await table.UpdateEntityAsync(first, first.ETag, mode);

        var stale = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(first, first.ETag, mode));
        await table.UpdateEntityAsync(first, updated.Headers.ETag!.Value, mode);
        var missing = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "none"), ETag.All, mode));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (stale.Status, stale.ErrorCode));
        Assert.Equal((404, "ResourceNotFound"), (missing.Status, missing.ErrorCode));
        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(first, default, mode));
    }

    [Fact]
    public async Task A_missing_entity_is_an_answer_where_it_is_asked_for_as_one()
    {
        var table = await azurite.NewTableAsync();

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));
        var nothing = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        var noTable = await azurite.Service.GetTableClient("nowhere").GetEntityIfExistsAsync<TableEntity>("p", "r");
        var deleted = await table.DeleteEntityAsync("p", "r");

        Assert.Equal((404, "ResourceNotFound"), (fault.Status, fault.ErrorCode));
        Assert.Equal((false, 404), (nothing.HasValue, nothing.GetRawResponse().Status));
        Assert.Throws<InvalidOperationException>(() => nothing.Value);
        Assert.False(noTable.HasValue);
        Assert.Equal(404, deleted.Status);
    }

    [Fact]
    public async Task An_entity_that_exists_is_read_with_what_is_selected()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["a"] = 1L, ["b"] = "two" });

        var some = await table.GetEntityIfExistsAsync<TableEntity>("p", "r", ["a"]);

        Assert.True(some.HasValue);
        Assert.Equal(1L, some.Value!.GetInt64("a"));
        Assert.Null(some.Value.GetString("b"));
    }

    [Fact]
    public async Task Deleting_what_changed_since_is_refused()
    {
        var table = await azurite.NewTableAsync();
        var old = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["n"] = 1 });

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", old));

        Assert.Equal(412, fault.Status);
        Assert.True((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }
}
