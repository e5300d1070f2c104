namespace Azure.Storage.Blobs.Models;

/// <summary>Headers that are kept with a blob and come with every download.</summary>
public class BlobHttpHeaders
{
    public string? ContentType { get; set; }

    /// <summary>The content's MD5; kept, and checked against what arrives when the blob is put in one piece.</summary>
    public byte[]? ContentHash { get; set; }
}
