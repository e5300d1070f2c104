using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

[Collection(nameof(AzuriteTables))]
public sealed class QueryTests(AzuriteTables azurite)
{
    [Fact]
    public async Task Pages_follow_each_other_until_all_is_read()
    {
        var table = await FilledAsync(25);

        var pages = await table.QueryAsync<TableEntity>("PartitionKey eq 'p'", maxPerPage: 10).AsPages().ToListAsync();

        Assert.Equal([10, 10, 5], pages.Select(page => page.Values.Count));
        Assert.Equal(Rows(0, 25), pages.SelectMany(page => page.Values).Select(entity => entity.RowKey));
        Assert.Null(pages[^1].ContinuationToken);
        Assert.Equal(Rows(0, 25), (await table.QueryAsync<TableEntity>(maxPerPage: 4).ToListAsync()).Select(entity => entity.RowKey));
    }

    [Fact]
    public async Task A_token_goes_on_where_its_page_ended()
    {
        var table = await FilledAsync(25);
        var query = table.QueryAsync<TableEntity>("PartitionKey eq 'p'");

        var first = await query.AsPages(pageSizeHint: 7).FirstAsync();
        var second = await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages(first.ContinuationToken, 7).FirstAsync();

        Assert.Equal(Rows(0, 7), first.Values.Select(entity => entity.RowKey));
        Assert.Equal(Rows(7, 7), second.Values.Select(entity => entity.RowKey));
        Assert.Equal(200, second.GetRawResponse().Status);
    }

    [Fact]
    public async Task A_token_holds_keys_of_any_characters()
    {
        var table = await azurite.NewTableAsync();
        string[] rows = ["a b", "c'd", "é漢😀", "x&y=z+%"];
        foreach (var row in rows)
        {
            await table.AddEntityAsync(new TableEntity("two words's", row));
        }

        var read = await table.QueryAsync<TableEntity>(maxPerPage: 1).ToListAsync();

        Assert.Equal(rows.Order(StringComparer.Ordinal), read.Select(entity => entity.RowKey).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_what_is_selected_comes_along()
    {
        var table = await FilledAsync(1);

        var entity = await table.QueryAsync<TableEntity>(select: ["RowKey", "n"]).SingleAsync();

        Assert.Equal(("000", 0L), (entity.RowKey, entity.GetInt64("n")));
        Assert.Null(entity.GetString("text"));
    }

    [Fact]
    public async Task Values_in_filters_are_of_their_types()
    {
        var table = await FilledAsync(5);
        var (time, id, bytes) = (new DateTimeOffset(2026, 1, 1, 0, 0, 2, TimeSpan.Zero), Id(3), new byte[] { 4 });

        Assert.Equal(["003", "004"], await RowsAsync(table, $"n gt {2L}"));
        Assert.Equal(["003", "004"], await RowsAsync(table, $"half gt {1.4}"));
        Assert.Equal(["001", "003"], await RowsAsync(table, $"odd eq {true}"));
        Assert.Equal(["003", "004"], await RowsAsync(table, $"time gt {time}"));
        Assert.Equal(["003", "004"], await RowsAsync(table, $"time gt {time.UtcDateTime}"));
        Assert.Equal(["003"], await RowsAsync(table, $"id eq {id}"));
        Assert.Equal(["000"], await RowsAsync(table, $"number lt {1} and text eq {"it's 0"}"));
        Assert.Equal("bytes eq X'04'", TableClient.CreateQueryFilter($"bytes eq {new BinaryData(bytes)}"));
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_page()
    {
        var table = await azurite.NewTableAsync();

        var page = await table.QueryAsync<TableEntity>("PartitionKey eq 'none'").AsPages().SingleAsync();

        Assert.Empty(page.Values);
        Assert.Null(page.ContinuationToken);
    }

    [Fact]
    public async Task A_query_of_no_table_is_a_404()
    {
        var query = azurite.Service.GetTableClient("missing").QueryAsync<TableEntity>();

        var fault = await Assert.ThrowsAsync<RequestFailedException>(async () => await query.ToListAsync());

        Assert.Equal((404, "TableNotFound"), (fault.Status, fault.ErrorCode));
    }

    [Fact]
    public async Task A_query_ends_when_its_caller_is_gone()
    {
        var table = await FilledAsync(2);
        using var gone = new CancellationTokenSource();
        var query = table.QueryAsync<TableEntity>(maxPerPage: 1).AsPages().GetAsyncEnumerator(gone.Token);

        Assert.True(await query.MoveNextAsync());
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await query.MoveNextAsync());
    }

    private static async Task<string[]> RowsAsync(TableClient table, FormattableString filter) =>
        [.. (await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter)).ToListAsync()).Select(entity => entity.RowKey)];

    private static IEnumerable<string> Rows(int start, int count) => Enumerable.Range(start, count).Select(Row);

    private static string Row(int number) => number.ToString("000", CultureInfo.InvariantCulture);

    private static Guid Id(byte number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private async Task<TableClient> FilledAsync(byte count)
    {
        var table = await azurite.NewTableAsync();
        await table.SubmitTransactionAsync(Enumerable.Range(0, count).Select(number => new TableTransactionAction(
            TableTransactionActionType.Add,
            new TableEntity("p", Row(number))
            {
                ["number"] = number,
                ["n"] = (long)number,
                ["half"] = number / 2.0,
                ["odd"] = number % 2 == 1,
                ["time"] = new DateTimeOffset(2026, 1, 1, 0, 0, number, TimeSpan.Zero),
                ["id"] = Id((byte)number),
                ["bytes"] = new[] { (byte)number },
                ["text"] = $"it's {number}",
            })));
        return table;
    }
}
