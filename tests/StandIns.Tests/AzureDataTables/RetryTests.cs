using System.Net;
using Azure;
using Azure.Data.Tables;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureDataTables;

public sealed class RetryTests
{
    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task What_passes_is_tried_again_with_the_same_body(HttpStatusCode status)
    {
        var service = new ScriptedService(
            () => ScriptedService.Answer(status, "", headers: ("Retry-After", "0")),
            () => ScriptedService.Answer(status, "", headers: ("Retry-After", "0")),
            () => ScriptedService.Answer(HttpStatusCode.NoContent));

        var added = await service.Table.AddEntityAsync(new TableEntity("p", "r") { ["n"] = 1 });

        Assert.Equal(204, added.Status);
        Assert.Equal(3, service.Requests.Count);
        Assert.All(service.Requests, request => Assert.Equal("""{"PartitionKey":"p","RowKey":"r","n":1}""", request.Body));
    }

    [Fact]
    public async Task What_stays_is_given_up_in_the_end()
    {
        var service = new ScriptedService(() => ScriptedService.Answer(HttpStatusCode.ServiceUnavailable, headers: ("x-ms-error-code", "ServerBusy")));

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => service.Table.GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal((503, "ServerBusy"), (fault.Status, fault.ErrorCode));
        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public async Task A_transaction_is_tried_again_whole()
    {
        var service = new ScriptedService(
            () => ScriptedService.Answer(HttpStatusCode.ServiceUnavailable),
            () => ScriptedService.Answer(HttpStatusCode.Accepted, BatchTests.Answers(BatchTests.Done), BatchTests.BatchType));

        await service.Table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r"))]);

        Assert.Equal(2, service.Requests.Count);
        Assert.Equal(service.Requests[0].Body, service.Requests[1].Body);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_asked_for_again()
    {
        var service = new ScriptedService(
            () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BrokenStream()) },
            () => ScriptedService.Answer(HttpStatusCode.OK, """{"PartitionKey":"p","RowKey":"r"}"""));

        var entity = await service.Table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal("r", entity.Value.RowKey);
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_caller_that_is_gone_gets_no_more_tries()
    {
        using var gone = new CancellationTokenSource();
        var service = new ScriptedService(() =>
        {
            gone.Cancel();
            return ScriptedService.Answer(HttpStatusCode.ServiceUnavailable);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => service.Table.AddEntityAsync(new TableEntity("p", "r"), gone.Token));

        Assert.Single(service.Requests);
    }

    /// <summary>Half an entity, then a connection reset.</summary>
    private sealed class BrokenStream : Stream
    {
        private bool _begun;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_begun)
            {
                throw new IOException("Connection reset by peer.");
            }

            _begun = true;
            var half = """{"PartitionKey":"p","R"""u8;
            half.CopyTo(buffer.AsSpan(offset, count));
            return half.Length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
