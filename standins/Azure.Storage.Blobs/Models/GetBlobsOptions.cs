namespace Azure.Storage.Blobs.Models;

/// <summary>Which blobs to list.</summary>
public class GetBlobsOptions
{
    /// <summary>What the names begin with; null for all.</summary>
    public string? Prefix { get; set; }
}
