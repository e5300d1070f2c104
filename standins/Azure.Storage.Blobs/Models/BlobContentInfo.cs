using Azure.Core;
using Azure.Storage.Blobs.Http;

namespace Azure.Storage.Blobs.Models;

/// <summary>What an upload came to.</summary>
public class BlobContentInfo
{
    internal BlobContentInfo(ResponseHeaders headers)
    {
        ETag = headers.ETag ?? default;
        LastModified = headers.LastModified();
        ContentHash = headers.ContentHash();
    }

    public ETag ETag { get; }

    public DateTimeOffset LastModified { get; }

    public byte[]? ContentHash { get; }
}
