namespace Azure.Storage.Blobs.Models;

/// <summary>What must hold for a call to have its way.</summary>
public class BlobRequestConditions : BlobLeaseRequestConditions
{
}
