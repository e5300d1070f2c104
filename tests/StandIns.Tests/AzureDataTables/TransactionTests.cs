using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

[Collection(nameof(AzuriteTables))]
public sealed class TransactionTests(AzuriteTables azurite)
{
    [Fact]
    public async Task Actions_of_every_kind_happen_together()
    {
        var table = await azurite.NewTableAsync();
        foreach (var row in new[] { "merged", "replaced", "deleted", "upsert's" })
        {
            await table.AddEntityAsync(new TableEntity("p", row) { ["old"] = 1 });
        }

        var answers = await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Changed("added")),
            new(TableTransactionActionType.UpdateMerge, Changed("merged"), ETag.All),
            new(TableTransactionActionType.UpdateReplace, Changed("replaced"), ETag.All),
            new(TableTransactionActionType.UpsertMerge, Changed("upsert's")),
            new(TableTransactionActionType.UpsertReplace, Changed("new")),
            new(TableTransactionActionType.Delete, new TableEntity("p", "deleted")),
        ]);

        var rows = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(202, answers.GetRawResponse().Status);
        Assert.All(answers.Value, answer => Assert.Equal(204, answer.Status));
        Assert.Equal(6, answers.Value.Count);
        Assert.Equal(["added", "merged", "new", "replaced", "upsert's"], rows.Select(row => row.RowKey).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal("é", row.GetString("new")));
        Assert.Equal(["merged", "upsert's"], rows.Where(row => row.ContainsKey("old")).Select(row => row.RowKey).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_answer_has_its_etag()
    {
        var table = await azurite.NewTableAsync();

        var answers = await table.SubmitTransactionAsync([.. Rows(3).Select(row => new TableTransactionAction(TableTransactionActionType.Add, row))]);

        foreach (var (answer, row) in answers.Value.Zip(Rows(3)))
        {
            Assert.Equal((await table.GetEntityAsync<TableEntity>("p", row.RowKey)).Value.ETag, answer.Headers.ETag);
        }
    }

    [Fact]
    public async Task One_that_fails_undoes_them_all_and_is_named()
    {
        var table = await azurite.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "2"));

        var fault = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            table.SubmitTransactionAsync(Rows(5).Select(row => new TableTransactionAction(TableTransactionActionType.Add, row))));

        Assert.Equal((409, "EntityAlreadyExists", 2), (fault.Status, fault.ErrorCode, fault.FailedTransactionActionIndex));
        Assert.Equal("2", Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync()).RowKey);
    }

    [Fact]
    public async Task A_stale_etag_fails_them_all()
    {
        var table = await azurite.NewTableAsync();
        var old = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["n"] = 1 });

        var fault = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "another")),
            new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "r"), old),
        ]));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (fault.Status, fault.ErrorCode));
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "another")).HasValue);
    }

    [Fact]
    public async Task A_hundred_large_ones_fit()
    {
        var table = await azurite.NewTableAsync();
        var text = new string('漢', 10_000);

        var answers = await table.SubmitTransactionAsync(Rows(100).Select(row =>
        {
            row["text"] = text;
            return new TableTransactionAction(TableTransactionActionType.Add, row);
        }));

        Assert.Equal(100, answers.Value.Count);
        Assert.Equal(text, (await table.GetEntityAsync<TableEntity>("p", "99")).Value.GetString("text"));
    }

    [Fact]
    public async Task None_at_all_is_refused()
    {
        var table = azurite.Service.GetTableClient("any");

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.SubmitTransactionAsync(null!));
    }

    private static TableEntity Changed(string row) => new("p", row) { ["new"] = "é" };

    private static IEnumerable<TableEntity> Rows(int count) =>
        Enumerable.Range(0, count).Select(number => new TableEntity("p", number.ToString(CultureInfo.InvariantCulture)));
}
