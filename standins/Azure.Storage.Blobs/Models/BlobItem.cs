using System.Xml.Linq;

namespace Azure.Storage.Blobs.Models;

/// <summary>A blob as the listing tells of it.</summary>
public class BlobItem
{
    private BlobItem(string name, BlobItemProperties properties)
    {
        Name = name;
        Properties = properties;
    }

    public string Name { get; }

    public BlobItemProperties Properties { get; }

    internal static BlobItem Read(XElement blob)
    {
        var name = blob.Element("Name")!;
        // How the service writes names that XML can't hold.
        var isEncoded = string.Equals(name.Attribute("Encoded")?.Value, "true", StringComparison.OrdinalIgnoreCase);
        return new BlobItem(isEncoded ? Uri.UnescapeDataString(name.Value) : name.Value, BlobItemProperties.Read(blob.Element("Properties")!));
    }
}
