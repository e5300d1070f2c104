using System.IO.Pipelines;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Xunit;
using static DigitalTwin.StandIns.Tests.AzureStorageBlobs.ScriptedService;

namespace DigitalTwin.StandIns.Tests.AzureStorageBlobs;

public sealed class BlobWireTests
{
    private const string Busy = "<?xml version=\"1.0\"?><Error><Code>ServerBusy</Code><Message>Come back later.</Message></Error>";

    [Fact]
    public async Task An_upload_is_signed_over_all_that_counts()
    {
        using var service = new ScriptedService(Answer(HttpStatusCode.Created));

        await service.Container().GetBlobClient("a b/ü.txt").UploadAsync(new BinaryData("hello"));

        var (method, address, headers) = Assert.Single(service.Requests);
        Assert.Equal(("PUT", "https://mine.blob.core.windows.net/persona/a%20b/%C3%BC.txt"), (method, address.AbsoluteUri));
        var serviceHeaders = headers.Where(header => header.Key.StartsWith("x-ms-", StringComparison.Ordinal)).Select(header => $"{header.Key}:{header.Value}").Order(StringComparer.Ordinal);
        var text = $"PUT\n\n\n5\n\napplication/octet-stream\n\n\n\n*\n\n\n{string.Join('\n', serviceHeaders)}\n/mine/persona/a%20b/%C3%BC.txt";
        Assert.Equal($"SharedKey mine:{Signature(text)}", headers["authorization"]);
        Assert.Equal(("2025-11-05", "BlockBlob"), (headers["x-ms-version"], headers["x-ms-blob-type"]));
    }

    [Fact]
    public async Task A_listing_is_signed_over_its_decoded_parameters_in_order()
    {
        using var service = new ScriptedService(Answer(HttpStatusCode.OK, "<EnumerationResults><Blobs/><NextMarker/></EnumerationResults>"));

        Assert.Empty(await service.Container().GetBlobsAsync(new GetBlobsOptions { Prefix = "a b&c/ü" }).ToListAsync());

        var (_, address, headers) = Assert.Single(service.Requests);
        Assert.Equal("?restype=container&comp=list&prefix=a%20b%26c%2F%C3%BC", address.Query);
        var serviceHeaders = headers.Where(header => header.Key.StartsWith("x-ms-", StringComparison.Ordinal)).Select(header => $"{header.Key}:{header.Value}").Order(StringComparer.Ordinal);
        var text = $"GET\n\n\n\n\n\n\n\n\n\n\n\n{string.Join('\n', serviceHeaders)}\n/mine/persona\ncomp:list\nprefix:a b&c/ü\nrestype:container";
        Assert.Equal($"SharedKey mine:{Signature(text)}", headers["authorization"]);
    }

    [Fact]
    public async Task Every_try_is_signed_anew()
    {
        using var service = new ScriptedService(
            Answer(HttpStatusCode.ServiceUnavailable, Busy, ("Retry-After", "0")), Answer(HttpStatusCode.InternalServerError), Answer(HttpStatusCode.OK));
        var options = service.Options();
        options.AddPolicy(new NumberedTries(), HttpPipelinePosition.PerRetry);

        Assert.True(await new BlobContainerClient("AccountName=mine;AccountKey=c2VjcmV0", "persona", options).ExistsAsync());

        Assert.Equal(["1", "2", "3"], service.Requests.Select(request => request.Headers["x-ms-meta-try"]));
        Assert.Equal(3, service.Requests.Select(request => request.Headers["authorization"]).Distinct().Count());
        Assert.Single(service.Requests.Select(request => request.Headers["x-ms-client-request-id"]).Distinct());
    }

    [Fact]
    public async Task A_failure_that_passes_is_told_by_its_code_whatever_its_status()
    {
        using var service = new ScriptedService(Answer(HttpStatusCode.Conflict, null, ("x-ms-error-code", "OperationTimedOut")), Answer(HttpStatusCode.OK));

        Assert.True(await service.Container().ExistsAsync());
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_fetched_again()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync("half"u8.ToArray());
        await pipe.Writer.CompleteAsync(new IOException("reset"));
        using var service = new ScriptedService(
            () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(pipe.Reader.AsStream()) }, Answer(HttpStatusCode.OK, "whole"));

        Assert.Equal("whole", (await service.Container().GetBlobClient("blob").DownloadContentAsync()).Value.Content.ToString());
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><Error><Code>AuthorizationFailure</Code><Message>Not yours.</Message><Extra>more</Extra></Error>", null, "AuthorizationFailure")]
    [InlineData("\ufeff<Error><Code>AuthorizationFailure</Code><Message>Not yours.</Message></Error>", null, "AuthorizationFailure")]
    [InlineData("", "AuthorizationFailure", "AuthorizationFailure")]
    [InlineData("<html><p>a proxy's page", "AuthorizationFailure", "AuthorizationFailure")]
    [InlineData("<!DOCTYPE e [<!ENTITY a 'b'>]><Error><Code>&a;</Code></Error>", null, null)]
    [InlineData("no XML at all", null, null)]
    public async Task A_refusal_is_read_from_body_or_header(string body, string? header, string? code)
    {
        using var service = new ScriptedService(Answer(HttpStatusCode.Forbidden, body, header is null ? [] : [("x-ms-error-code", header)]));

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => service.Container().GetBlobClient("blob").DownloadContentAsync());

        Assert.Equal((403, code), (fault.Status, fault.ErrorCode));
    }

    [Fact]
    public async Task Pages_are_asked_for_by_their_marker_and_names_are_decoded_where_they_say_so()
    {
        using var service = new ScriptedService(
            Answer(HttpStatusCode.OK, "\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs><Blob><Name>a &amp; b%20</Name><Properties><Etag>0x1</Etag></Properties></Blob></Blobs><NextMarker>2!x+/=</NextMarker></EnumerationResults>"),
            Answer(HttpStatusCode.OK, "<EnumerationResults><Blobs><Blob><Name Encoded=\"true\">c%EF%BF%BE</Name><Properties><Etag>\"0x2\"</Etag></Properties></Blob></Blobs><NextMarker /></EnumerationResults>"));

        var blobs = await service.Container().GetBlobsAsync().ToListAsync();

        Assert.Equal([("a & b%20", new ETag("0x1")), ("c\uFFFE", new ETag("0x2"))], blobs.Select(blob => (blob.Name, blob.Properties.ETag!.Value)));
        Assert.EndsWith("&marker=2%21x%2B%2F%3D", service.Requests[1].Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_asks_for_storage_and_signs_with_its_token()
    {
        using var service = new ScriptedService(Answer(HttpStatusCode.OK));
        var credential = new FixedToken();

        await new BlobContainerClient(new Uri("https://mine.blob.core.windows.net/persona"), credential, service.Options()).ExistsAsync();

        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
        Assert.Equal("Bearer token", Assert.Single(service.Requests).Headers["authorization"]);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_ends_so()
    {
        using var service = new ScriptedService();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await service.Container().ExistsAsync(cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await service.Container().GetBlobsAsync(cancellationToken: cancelled.Token).ToListAsync());
    }

    private static string Signature(string text) => Convert.ToBase64String(HMACSHA256.HashData("secret"u8, Encoding.UTF8.GetBytes(text)));

    private sealed class NumberedTries : HttpPipelineSynchronousPolicy
    {
        private int _tries;

        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("x-ms-meta-try", $"{++_tries}");
    }

    private sealed class FixedToken : TokenCredential
    {
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new(new AccessToken("token", DateTimeOffset.MaxValue));
        }
    }
}
