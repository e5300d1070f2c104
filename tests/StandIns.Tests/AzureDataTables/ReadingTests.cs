using System.Net;
using Azure.Data.Tables;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

public sealed class ReadingTests
{
    [Fact]
    public async Task A_type_counts_wherever_it_stands()
    {
        var entity = await ReadAsync(
            """
            {"odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r","Timestamp":"2026-01-02T03:04:05.1234567Z",
             "before@odata.type":"Edm.Int64","before":"5","after":"6","after@odata.type":"Edm.Int64",
             "far@odata.type":"Edm.Double","number":7,"text@odata.type":"Edm.String","text":"7","far":8,
             "fraction":1.5,"whole":1.0,"yes@odata.type":"Edm.Boolean","yes":true,"none@odata.type":"Edm.Guid","none":null}
            """);

        Assert.Equal((5L, 6L), (entity.GetInt64("before"), entity.GetInt64("after")));
        Assert.Equal((8.0, 1.5, 1.0), (entity.GetDouble("far"), entity.GetDouble("fraction"), entity.GetDouble("whole")));
        Assert.Equal((7, "7", true), (entity.GetInt32("number"), entity.GetString("text"), entity.GetBoolean("yes")));
        Assert.Null(entity.GetGuid("none"));
        Assert.Equal("W/\"1\"", entity.ETag.ToString());
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1_234_567), entity.Timestamp);
        Assert.DoesNotContain(entity.Keys, key => key.EndsWith("@odata.type", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_page_may_have_a_next_one()
    {
        var service = new ScriptedService(
            () => ScriptedService.Answer(HttpStatusCode.OK, """{"value":[]}""", headers: [("x-ms-continuation-NextPartitionKey", "1!4!cCBx"), ("x-ms-continuation-NextRowKey", "1!4!cg--")]),
            () => ScriptedService.Answer(HttpStatusCode.OK, """{"value":[{"RowKey":"r"}]}""", headers: [("x-ms-continuation-NextPartitionKey", "only")]),
            () => ScriptedService.Answer(HttpStatusCode.OK, """{"value":[]}"""));

        var pages = await service.Table.QueryAsync<TableEntity>("a eq 'é&'").AsPages().ToListAsync();

        Assert.Equal([0, 1, 0], pages.Select(page => page.Values.Count));
        Assert.Equal("1!4!cCBx 1!4!cg--", pages[0].ContinuationToken);
        Assert.All(service.Requests, request => Assert.Contains("$filter=a%20eq%20%27%C3%A9%26%27", request.Uri.Query, StringComparison.Ordinal));
        Assert.Contains("NextPartitionKey=1%214%21cCBx&NextRowKey=1%214%21cg--", service.Requests[1].Uri.Query, StringComparison.Ordinal);
        Assert.Contains("NextPartitionKey=only", service.Requests[2].Uri.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("NextRowKey", service.Requests[2].Uri.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_read_can_be_written_again()
    {
        var service = new ScriptedService(
            () => ScriptedService.Answer(HttpStatusCode.OK, """{"odata.metadata":"m","odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r","Timestamp":"2026-01-02T03:04:05Z","n":1}"""),
            () => ScriptedService.Answer(HttpStatusCode.NoContent));
        var entity = (await service.Table.GetEntityAsync<TableEntity>("p", "r")).Value;

        await service.Table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace);

        Assert.Equal(("PUT", "W/\"1\""), (service.Requests[1].Method, service.Requests[1].Headers["If-Match"]));
        Assert.DoesNotContain("Timestamp", service.Requests[1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("odata.etag", service.Requests[1].Body, StringComparison.Ordinal);
        Assert.Contains("\"n\":1", service.Requests[1].Body, StringComparison.Ordinal);
    }

    private static async Task<TableEntity> ReadAsync(string json) =>
        (await new ScriptedService(() => ScriptedService.Answer(HttpStatusCode.OK, json)).Table.GetEntityAsync<TableEntity>("p", "r")).Value;
}
