using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

public sealed partial class BatchTests
{
    public const string BatchType = "multipart/mixed; boundary=batchresponse_1";

    public const string Done = "HTTP/1.1 204 No Content\r\nETag: W/\"1\"\r\nPreference-Applied: return-no-content\r\n\r\n";

    public static string Answers(params string[] answers) =>
        "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n" +
        string.Concat(answers.Select(answer =>
            $"--changesetresponse_2\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n{answer}\r\n")) +
        "--changesetresponse_2--\r\n--batchresponse_1--\r\n";

    [Fact]
    public async Task Requests_stand_in_the_body_one_after_the_other()
    {
        var service = Answering(Answers(Done, Done, Done));

        await service.Table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("it's", "100%") { ["long"] = 5L }),
            new(TableTransactionActionType.UpdateReplace, new TableEntity("it's", "2"), new ETag("W/\"7\"")),
            new(TableTransactionActionType.Delete, new TableEntity("it's", "3")),
        ]);

        var request = Assert.Single(service.Requests);
        Assert.Equal(("POST", "/$batch"), (request.Method, request.Uri.AbsolutePath));
        var parts = ChangesetDelimiter().Split(request.Body).Select(Plain).ToArray();
        Assert.Equal(5, parts.Length);
        Assert.Contains("\r\n\r\nPOST https://acct.table.example/things HTTP/1.1\r\n", parts[1], StringComparison.Ordinal);
        Assert.Contains("\r\nPrefer: return-no-content\r\n", parts[1], StringComparison.Ordinal);
        Assert.Contains(
            """{"PartitionKey":"it's","RowKey":"100%","long@odata.type":"Edm.Int64","long":"5"}""", parts[1], StringComparison.Ordinal);
        Assert.Contains(
            "\r\n\r\nPUT https://acct.table.example/things(PartitionKey='it%27%27s',RowKey='2') HTTP/1.1\r\n", parts[2], StringComparison.Ordinal);
        Assert.Contains("\r\nIf-Match: W/\"7\"\r\n", parts[2], StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nDELETE https://acct.table.example/things(", parts[3], StringComparison.Ordinal);
        Assert.Contains("\r\nIf-Match: *\r\n", parts[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0:It is there already.", 0)]
    [InlineData("12:It is there already.\nRequestId:1\nTime:2", 12)]
    [InlineData("It is there already.", null)]
    [InlineData("RequestId:1", null)]
    public async Task The_action_at_fault_is_named(string message, int? index)
    {
        var value = System.Text.Json.JsonSerializer.Serialize(message);
        var body = """{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":""" + value + "}}}";
        var service = Answering(Answers($"HTTP/1.1 409 Conflict\r\nContent-Type: application/json\r\n\r\n{body}"));

        var fault = await Assert.ThrowsAsync<TableTransactionFailedException>(() => SubmitAsync(service));

        Assert.Equal((409, "EntityAlreadyExists", index), (fault.Status, fault.ErrorCode, fault.FailedTransactionActionIndex));
    }

    [Fact]
    public async Task Each_answer_has_its_own_headers()
    {
        var answers = Enumerable.Range(0, 12).Select(n => Done.Replace("W/\"1\"", $"W/\"{n.ToString(CultureInfo.InvariantCulture)}\"", StringComparison.Ordinal));

        var answered = await SubmitAsync(Answering(Answers([.. answers])));

        Assert.Equal(12, answered.Value.Count);
        Assert.Equal(new ETag("W/\"11\""), answered.Value[11].Headers.ETag);
        Assert.Equal((204, "No Content", false), (answered.Value[0].Status, answered.Value[0].ReasonPhrase, answered.Value[0].IsError));
    }

    [Fact]
    public async Task A_refused_batch_is_a_failed_request()
    {
        var service = new ScriptedService(() => ScriptedService.Answer(
            HttpStatusCode.BadRequest, """{"odata.error":{"code":"InvalidInput","message":{"lang":"en-US","value":"Too many."}}}"""));

        var fault = await Assert.ThrowsAnyAsync<RequestFailedException>(() => SubmitAsync(service));

        Assert.Equal((400, "InvalidInput"), (fault.Status, fault.ErrorCode));
    }

    private static ScriptedService Answering(string answers) => new(() => ScriptedService.Answer(HttpStatusCode.Accepted, answers, BatchType));

    private static Task<Response<IReadOnlyList<Response>>> SubmitAsync(ScriptedService service) =>
        service.Table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r"))]);

    /// <summary>The package also escapes quotes in JSON and names the format in the address; neither changes what is asked.</summary>
    private static string Plain(string part) => part
        .Replace("\\u0027", "'", StringComparison.Ordinal)
        .Replace("?$format=application%2Fjson%3Bodata%3Dminimalmetadata", "", StringComparison.Ordinal);

    [GeneratedRegex(@"--changeset_[0-9a-f-]{36}")]
    private static partial Regex ChangesetDelimiter();
}
