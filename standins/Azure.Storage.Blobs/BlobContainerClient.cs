using Azure.Core;
using Azure.Storage.Blobs.Connections;
using Azure.Storage.Blobs.Http;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs;

/// <summary>One container and its blobs.</summary>
public class BlobContainerClient
{
    private readonly BlobPipeline _pipeline;
    private readonly Uri _resource;

    public BlobContainerClient(string connectionString, string blobContainerName)
        : this(connectionString, blobContainerName, null)
    {
    }

    public BlobContainerClient(string connectionString, string blobContainerName, BlobClientOptions? options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(blobContainerName);
        var connection = ConnectionString.Parse(connectionString);
        _pipeline = (options ?? new BlobClientOptions()).Build(connection.Authentication);
        (Uri, _resource) = Addresses(BlobAddress.Container(connection.BlobEndpoint, blobContainerName));
    }

    public BlobContainerClient(Uri blobContainerUri, TokenCredential credential, BlobClientOptions? options = null)
    {
        _pipeline = (options ?? new BlobClientOptions()).Build(IdentityPolicy.Of(credential, blobContainerUri));
        (Uri, _resource) = Addresses(blobContainerUri);
    }

    internal BlobContainerClient(Uri address, BlobPipeline pipeline)
    {
        _pipeline = pipeline;
        (Uri, _resource) = Addresses(address);
    }

    public virtual Uri Uri { get; }

    public virtual string Name => BlobAddress.ContainerName(Uri);

    public virtual BlobClient GetBlobClient(string blobName) => new(BlobAddress.Blob(Uri, blobName), blobName.Trim('/'), _pipeline);

    /// <returns>Null, as officially, when the container was there already.</returns>
    public virtual async Task<Response<BlobContainerInfo>?> CreateIfNotExistsAsync(
        PublicAccessType publicAccessType = PublicAccessType.None,
        IDictionary<string, string>? metadata = null,
        BlobContainerEncryptionScopeOptions? encryptionScopeOptions = null,
        CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.CreateMessage(RequestMethod.Put, _resource);
        var headers = message.Request.Headers;
        if (publicAccessType != PublicAccessType.None)
        {
            headers.Add("x-ms-blob-public-access", publicAccessType == PublicAccessType.Blob ? "blob" : "container");
        }

        foreach (var (name, value) in metadata ?? new Dictionary<string, string>())
        {
            headers.Add($"x-ms-meta-{name}", value);
        }

        if (encryptionScopeOptions is not null)
        {
            headers.Add("x-ms-default-encryption-scope", encryptionScopeOptions.DefaultEncryptionScope);
            headers.Add("x-ms-deny-encryption-scope-override", encryptionScopeOptions.PreventEncryptionScopeOverride ? "true" : "false");
        }

        try
        {
            var response = await _pipeline.SendAsync(message, cancellationToken, 201).ConfigureAwait(false);
            return Response.FromValue(new BlobContainerInfo(response.Headers), response);
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == "ContainerAlreadyExists")
        {
            return null;
        }
    }

    public virtual async Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.CreateMessage(RequestMethod.Head, _resource);
        return await OrFalseAsync(message, 200, cancellationToken, "ContainerNotFound").ConfigureAwait(false);
    }

    public virtual async Task<Response<bool>> DeleteIfExistsAsync(BlobRequestConditions? conditions = null, CancellationToken cancellationToken = default)
    {
        using var message = _pipeline.CreateMessage(RequestMethod.Delete, _resource, conditions);
        return await OrFalseAsync(message, 202, cancellationToken, "ContainerNotFound", "ContainerBeingDeleted").ConfigureAwait(false);
    }

    public virtual AsyncPageable<BlobItem> GetBlobsAsync(GetBlobsOptions? options = null, CancellationToken cancellationToken = default) =>
        new BlobPages(_pipeline, _resource, options?.Prefix, cancellationToken);

    private async Task<Response<bool>> OrFalseAsync(HttpMessage message, int expected, CancellationToken cancellationToken, params string[] codes)
    {
        try
        {
            return Response.FromValue(true, await _pipeline.SendAsync(message, cancellationToken, expected).ConfigureAwait(false));
        }
        catch (RequestFailedException fault) when (codes.Contains(fault.ErrorCode))
        {
            return Response.FromValue(false, fault.GetRawResponse()!);
        }
    }

    private static (Uri Uri, Uri Resource) Addresses(Uri container) => (container, new UriBuilder(container) { Query = "restype=container" }.Uri);
}
