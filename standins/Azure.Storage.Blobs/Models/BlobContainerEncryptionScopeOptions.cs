namespace Azure.Storage.Blobs.Models;

/// <summary>The encryption that a new container's blobs get.</summary>
public class BlobContainerEncryptionScopeOptions
{
    public string DefaultEncryptionScope { get; set; } = "";

    public bool PreventEncryptionScopeOverride { get; set; }
}
