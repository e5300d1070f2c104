namespace Azure.Storage.Blobs.Models;

/// <summary>What becomes of a deleted blob's snapshots.</summary>
public enum DeleteSnapshotsOption
{
    None,
    IncludeSnapshots,
    OnlySnapshots,
}
