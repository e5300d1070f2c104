using Azure.Core;
using Azure.Storage.Blobs.Http;

namespace Azure.Storage.Blobs.Models;

/// <summary>What came with a blob's content.</summary>
public class BlobDownloadDetails
{
    internal BlobDownloadDetails(ResponseHeaders headers)
    {
        ETag = headers.ETag ?? default;
        ContentLength = headers.ContentLengthLong ?? 0;
        ContentType = headers.ContentType;
        ContentHash = headers.ContentHash();
        LastModified = headers.LastModified();
    }

    public ETag ETag { get; }

    public long ContentLength { get; }

    public string? ContentType { get; }

    public byte[]? ContentHash { get; }

    public DateTimeOffset LastModified { get; }
}
