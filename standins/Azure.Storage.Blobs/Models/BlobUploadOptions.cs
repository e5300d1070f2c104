namespace Azure.Storage.Blobs.Models;

/// <summary>How to upload.</summary>
public class BlobUploadOptions
{
    public BlobHttpHeaders? HttpHeaders { get; set; }

    public BlobRequestConditions? Conditions { get; set; }
}
