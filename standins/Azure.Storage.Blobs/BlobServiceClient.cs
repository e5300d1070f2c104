using Azure.Core;
using Azure.Storage.Blobs.Connections;
using Azure.Storage.Blobs.Http;

namespace Azure.Storage.Blobs;

/// <summary>The blobs of one account.</summary>
public class BlobServiceClient
{
    private readonly BlobPipeline _pipeline;

    public BlobServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    public BlobServiceClient(string connectionString, BlobClientOptions? options)
    {
        var connection = ConnectionString.Parse(connectionString);
        Uri = connection.BlobEndpoint;
        _pipeline = (options ?? new BlobClientOptions()).Build(connection.Authentication);
    }

    public BlobServiceClient(Uri serviceUri, TokenCredential credential, BlobClientOptions? options = null)
    {
        Uri = serviceUri;
        _pipeline = (options ?? new BlobClientOptions()).Build(IdentityPolicy.Of(credential, serviceUri));
    }

    public virtual Uri Uri { get; }

    public virtual BlobContainerClient GetBlobContainerClient(string blobContainerName) =>
        new(BlobAddress.Container(Uri, blobContainerName), _pipeline);
}
