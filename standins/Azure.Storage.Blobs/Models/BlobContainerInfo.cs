using Azure.Core;
using Azure.Storage.Blobs.Http;

namespace Azure.Storage.Blobs.Models;

/// <summary>A container that was just made.</summary>
public class BlobContainerInfo
{
    internal BlobContainerInfo(ResponseHeaders headers)
    {
        ETag = headers.ETag ?? default;
        LastModified = headers.LastModified();
    }

    public ETag ETag { get; }

    public DateTimeOffset LastModified { get; }
}
