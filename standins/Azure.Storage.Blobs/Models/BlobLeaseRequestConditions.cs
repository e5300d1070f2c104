namespace Azure.Storage.Blobs.Models;

/// <summary>The conditions that leases know too.</summary>
public class BlobLeaseRequestConditions : RequestConditions
{
}
