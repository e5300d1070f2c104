namespace Azure.Storage.Blobs.Models;

/// <summary>What anyone may read of a container.</summary>
public enum PublicAccessType
{
    None,
    BlobContainer,
    Blob,
}
