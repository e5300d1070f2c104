#pragma warning disable CA5351 // MD5 is what Storage compares contents by
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureStorageBlobs;

public sealed class BlobContentTests(BlobStorageFixture storage) : IClassFixture<BlobStorageFixture>
{
    private static readonly BinaryData One = new("one");
    private static readonly BinaryData Two = new("two");

    [Theory]
    [InlineData("facts.json")]
    [InlineData("personas/me/linkedin.pdf")]
    [InlineData("a #1?x=y&z%20%2F + ü 漢字 🌊.txt")]
    [InlineData("quote's \"and\" [brackets] {braces} |^`~!$()*,:;=@.txt")]
    public async Task A_blob_of_any_name_comes_back_as_it_went(string name)
    {
        var container = await storage.CreateContainerAsync();

        await container.GetBlobClient(name).UploadAsync(One);

        Assert.Equal(name, (await container.GetBlobsAsync().SingleAsync()).Name);
        Assert.Equal(name, container.GetBlobClient(name).Name);
        Assert.Equal("one", (await container.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToString());
        Assert.True(await container.GetBlobClient(name).DeleteIfExistsAsync());
    }

    [Fact]
    public async Task A_blob_is_not_written_over_unless_told_so()
    {
        var blob = (await storage.CreateContainerAsync()).GetBlobClient("blob");
        await blob.UploadAsync(One, CancellationToken.None);

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => blob.UploadAsync(Two));
        Assert.Equal((409, "BlobAlreadyExists"), (fault.Status, fault.ErrorCode));
        Assert.Equal("one", (await blob.DownloadContentAsync()).Value.Content.ToString());

        await blob.UploadAsync(Two, overwrite: true);
        Assert.Equal("two", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task What_is_told_of_a_blob_is_the_same_wherever_it_is_told()
    {
        var blob = (await storage.CreateContainerAsync()).GetBlobClient("style.txt");
        var headers = new BlobHttpHeaders { ContentType = "text/plain; charset=utf-8", ContentHash = MD5.HashData(One) };

        var put = (await blob.UploadAsync(One, new BlobUploadOptions { HttpHeaders = headers })).Value;
        var details = (await blob.DownloadContentAsync()).Value.Details;
        var properties = (await blob.GetPropertiesAsync()).Value;

        Assert.Equal((put.ETag, put.LastModified, 3L, headers.ContentType), (details.ETag, details.LastModified, details.ContentLength, details.ContentType));
        Assert.Equal((put.ETag, put.LastModified, 3L, headers.ContentType), (properties.ETag, properties.LastModified, properties.ContentLength, properties.ContentType));
        Assert.All([put.ContentHash, details.ContentHash, properties.ContentHash], hash => Assert.Equal(headers.ContentHash, hash));
        Assert.True(put.LastModified > DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public async Task Content_that_is_not_what_its_hash_says_is_refused()
    {
        var blob = (await storage.CreateContainerAsync()).GetBlobClient("blob");
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentHash = MD5.HashData(Two) } };

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => blob.UploadAsync(One, options));

        Assert.Equal(400, fault.Status);
    }

    [Fact]
    public async Task A_change_in_between_turns_a_conditional_download_away()
    {
        var blob = (await storage.CreateContainerAsync()).GetBlobClient("blob");
        var first = (await blob.UploadAsync(One)).Value.ETag;
        var asFirst = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = first } };
        Assert.Equal("one", (await blob.DownloadContentAsync(asFirst)).Value.Content.ToString());

        await blob.UploadAsync(Two, overwrite: true);

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => blob.DownloadContentAsync(asFirst));
        Assert.Equal((412, "ConditionNotMet"), (fault.Status, fault.ErrorCode));
    }

    [Fact]
    public async Task An_unchanged_blob_answers_a_conditional_download_without_a_value()
    {
        var blob = (await storage.CreateContainerAsync()).GetBlobClient("blob");
        var known = new BlobRequestConditions { IfNoneMatch = (await blob.UploadAsync(One)).Value.ETag };

        var response = await blob.DownloadContentAsync(known, CancellationToken.None);

        Assert.Equal((304, false), (response.GetRawResponse().Status, response.HasValue));
        Assert.ThrowsAny<Exception>(() => response.Value);
    }

    [Fact]
    public async Task A_blob_that_is_not_there_is_told_by_status_and_code()
    {
        var blob = (await storage.CreateContainerAsync()).GetBlobClient("nowhere");

        var download = await Assert.ThrowsAsync<RequestFailedException>(() => blob.DownloadContentAsync());
        var properties = await Assert.ThrowsAsync<RequestFailedException>(() => blob.GetPropertiesAsync());

        Assert.Equal((404, "BlobNotFound"), (download.Status, download.ErrorCode));
        Assert.Equal((404, "BlobNotFound"), (properties.Status, properties.ErrorCode));
        Assert.False(await blob.DeleteIfExistsAsync());
        Assert.False(await storage.NewContainer().GetBlobClient("nowhere").DeleteIfExistsAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32 * 1024 * 1024)]
    public async Task Nothing_and_much_come_back_whole(int length)
    {
        var blob = (await storage.CreateContainerAsync()).GetBlobClient("large.pdf");
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);

        await blob.UploadAsync(new BinaryData(bytes));

        var content = (await blob.DownloadContentAsync()).Value.Content;
        Assert.True(content.ToMemory().Span.SequenceEqual(bytes));
    }

    [Fact]
    public async Task A_key_that_is_wrong_is_refused()
    {
        var container = new Azure.Storage.Blobs.BlobContainerClient(
            $"AccountName=devstoreaccount1;AccountKey=d3Jvbmc=;BlobEndpoint={storage.Server.BlobEndpoint}", "any");

        var fault = await Assert.ThrowsAsync<RequestFailedException>(async () => await container.ExistsAsync());

        Assert.Equal((403, "AuthorizationFailure"), (fault.Status, fault.ErrorCode));
        Assert.DoesNotContain("d3Jvbmc=", fault.ToString(), StringComparison.Ordinal);
    }
}
