using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Xunit;

namespace DigitalTwin.StandIns.Tests.AzureStorageBlobs;

public sealed class BlobContainerTests(BlobStorageFixture storage) : IClassFixture<BlobStorageFixture>
{
    [Fact]
    public async Task A_container_is_made_once_and_deleted_once()
    {
        var container = storage.NewContainer();

        Assert.False(await container.ExistsAsync());
        Assert.NotEqual(default, (await container.CreateIfNotExistsAsync())!.Value.ETag);
        Assert.Null(await container.CreateIfNotExistsAsync());
        Assert.True(await container.ExistsAsync());
        Assert.True(await container.DeleteIfExistsAsync());
        Assert.False(await container.DeleteIfExistsAsync());
        Assert.False(await container.ExistsAsync());
    }

    [Fact]
    public async Task Making_one_that_may_be_read_by_anyone_takes_metadata_too()
    {
        var container = storage.NewContainer();

        var made = await container.CreateIfNotExistsAsync(PublicAccessType.Blob, new Dictionary<string, string> { ["owner"] = "me" });

        Assert.Equal(201, made!.GetRawResponse().Status);
    }

    [Fact]
    public async Task A_container_that_is_not_there_can_not_be_listed()
    {
        var fault = await Assert.ThrowsAsync<RequestFailedException>(async () => await NamesAsync(storage.NewContainer().GetBlobsAsync()));

        Assert.Equal((404, "ContainerNotFound"), (fault.Status, fault.ErrorCode));
    }

    [Fact]
    public async Task An_empty_container_lists_nothing() =>
        Assert.Empty(await NamesAsync((await storage.CreateContainerAsync()).GetBlobsAsync()));

    [Fact]
    public async Task Blobs_are_listed_with_what_is_known_of_them()
    {
        var container = await storage.CreateContainerAsync();
        var put = (await container.GetBlobClient("facts.json").UploadAsync(new BinaryData("{}"u8.ToArray()))).Value;

        var blob = await container.GetBlobsAsync().SingleAsync();

        Assert.Equal("facts.json", blob.Name);
        Assert.Equal((put.ETag, 2L, put.LastModified), (blob.Properties.ETag, blob.Properties.ContentLength, blob.Properties.LastModified));
        Assert.Equal(put.ContentHash, blob.Properties.ContentHash);
        Assert.Equal("application/octet-stream", blob.Properties.ContentType);
    }

    [Fact]
    public async Task A_prefix_narrows_the_listing()
    {
        var container = await WithBlobsAsync("a.txt", "personas/x & y/facts.json", "personas/z/facts.json");

        Assert.Equal(["personas/x & y/facts.json"], await NamesAsync(container.GetBlobsAsync(new GetBlobsOptions { Prefix = "personas/x & y/" })));
    }

    [Fact]
    public async Task Pages_follow_one_another_and_can_be_taken_up_later()
    {
        var container = await WithBlobsAsync([.. Enumerable.Range(1, 7).Select(number => $"blob {number}+ü")]);

        var pages = await container.GetBlobsAsync().AsPages(pageSizeHint: 3).ToListAsync();
        var rest = await container.GetBlobsAsync().AsPages(pages[0].ContinuationToken, 3).ToListAsync();

        Assert.Equal([3, 3, 1], pages.Select(page => page.Values.Count));
        Assert.Null(pages[^1].ContinuationToken);
        Assert.Equal(Enumerable.Range(1, 7).Select(number => $"blob {number}+ü"), pages.SelectMany(page => page.Values).Select(blob => blob.Name));
        Assert.Equal(pages.Skip(1).SelectMany(page => page.Values).Select(blob => blob.Name), rest.SelectMany(page => page.Values).Select(blob => blob.Name));
    }

    [Fact]
    public async Task A_service_hands_out_its_containers()
    {
        var service = new BlobServiceClient(storage.Server.ConnectionString);
        var container = service.GetBlobContainerClient("by-service");

        await container.CreateIfNotExistsAsync();

        Assert.Equal(storage.Server.BlobEndpoint, service.Uri);
        Assert.Equal(("by-service", $"{service.Uri}/by-service"), (container.Name, container.Uri.ToString()));
        Assert.True(await new BlobContainerClient(storage.Server.ConnectionString, "by-service").ExistsAsync());
    }

    private async Task<BlobContainerClient> WithBlobsAsync(params string[] names)
    {
        var container = await storage.CreateContainerAsync();
        foreach (var name in names)
        {
            await container.GetBlobClient(name).UploadAsync(new BinaryData(name));
        }

        return container;
    }

    private static async Task<IEnumerable<string>> NamesAsync(AsyncPageable<BlobItem> blobs) => (await blobs.ToListAsync()).Select(blob => blob.Name);
}
