using Azure.Core;
using Azure.Storage.Blobs.Http;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Azure.Storage.Blobs;

/// <summary>One blob, and putting content there.</summary>
public class BlobClient : BlobBaseClient
{
    internal BlobClient(Uri address, string name, BlobPipeline pipeline)
        : base(address, name, pipeline)
    {
    }

    public virtual Task<Response<BlobContentInfo>> UploadAsync(BinaryData content) => UploadAsync(content, overwrite: false);

    public virtual Task<Response<BlobContentInfo>> UploadAsync(BinaryData content, CancellationToken cancellationToken) =>
        UploadAsync(content, overwrite: false, cancellationToken);

    public virtual Task<Response<BlobContentInfo>> UploadAsync(BinaryData content, bool overwrite = false, CancellationToken cancellationToken = default)
    {
        var options = overwrite ? null : new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        return UploadAsync(content, options, cancellationToken);
    }

    /// <summary>Puts the content there, in place of any other unless <see cref="BlobUploadOptions.Conditions"/> forbid it.</summary>
    public virtual async Task<Response<BlobContentInfo>> UploadAsync(
        BinaryData content, BlobUploadOptions? options, CancellationToken cancellationToken = default)
    {
        using var message = Pipeline.CreateMessage(RequestMethod.Put, Uri, options?.Conditions);
        var headers = message.Request.Headers;
        headers.Add("x-ms-blob-type", "BlockBlob");
        headers.Add(HttpHeader.Names.ContentType, "application/octet-stream");
        if (options?.HttpHeaders?.ContentType is { } type)
        {
            headers.Add("x-ms-blob-content-type", type);
        }

        if (options?.HttpHeaders?.ContentHash is { } hash)
        {
            headers.Add("x-ms-blob-content-md5", Convert.ToBase64String(hash));
        }

        message.Request.Content = RequestContent.Create(content);
        var response = await Pipeline.SendAsync(message, cancellationToken, 201).ConfigureAwait(false);
        return Response.FromValue(new BlobContentInfo(response.Headers), response);
    }
}
