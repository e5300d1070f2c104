using System.Net;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

public sealed class ErrorTests
{
    [Fact]
    public async Task Code_and_message_are_read_from_the_body()
    {
        var fault = await FaultAsync(
            """{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"It is there already: é"}}}""");

        Assert.Equal((409, "EntityAlreadyExists"), (fault.Status, fault.ErrorCode));
        Assert.Contains("It is there already: é", fault.Message, StringComparison.Ordinal);
        Assert.True(fault.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.False(fault.ErrorCode == TableErrorCode.TableAlreadyExists);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<?xml version=\"1.0\"?><error><code>Other</code></error>")]
    [InlineData("<html>Bad gateway")]
    [InlineData("{\"odata.error\":")]
    [InlineData("[1]")]
    [InlineData("null")]
    public async Task Whatever_the_body_the_status_is_told(string body)
    {
        var fault = await FaultAsync(body);

        Assert.Equal(409, fault.Status);
    }

    [Fact]
    public async Task A_table_that_is_being_deleted_is_not_there()
    {
        var service = Conflict("""{"odata.error":{"code":"TableBeingDeleted","message":{"lang":"en-US","value":"Later."}}}""");

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => service.Table.CreateIfNotExistsAsync());

        Assert.Equal((409, "TableBeingDeleted"), (fault.Status, fault.ErrorCode));
    }

    [Fact]
    public async Task The_table_is_named_in_the_body_as_text()
    {
        var service = Conflict("");

        await service.Client.CreateTableIfNotExistsAsync("x\"y");

        Assert.Equal("x\"y", System.Text.Json.JsonDocument.Parse(service.Requests[0].Body).RootElement.GetProperty("TableName").GetString());
    }

    private static ScriptedService Conflict(string body) => new(() => ScriptedService.Answer(HttpStatusCode.Conflict, body));

    private static Task<RequestFailedException> FaultAsync(string body) =>
        Assert.ThrowsAsync<RequestFailedException>(() => Conflict(body).Table.AddEntityAsync(new TableEntity("p", "r")));
}
