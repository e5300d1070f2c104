using System.Globalization;
using System.Xml.Linq;

namespace Azure.Storage.Blobs.Models;

/// <summary>What the listing tells of a blob's content.</summary>
public class BlobItemProperties
{
    private BlobItemProperties()
    {
    }

    public ETag? ETag { get; private init; }

    public long? ContentLength { get; private init; }

    public string? ContentType { get; private init; }

    /// <summary>The MD5 that the uploader gave, or that the service took of a blob put in one piece.</summary>
    public byte[]? ContentHash { get; private init; }

    public DateTimeOffset? LastModified { get; private init; }

    internal static BlobItemProperties Read(XElement properties)
    {
        string? Text(string name) => properties.Element(name)?.Value is { Length: > 0 } text ? text : null;
        return new BlobItemProperties
        {
            ETag = Text("Etag") is { } tag ? new ETag(tag.Trim('"')) : null,
            ContentLength = Text("Content-Length") is { } length ? long.Parse(length, CultureInfo.InvariantCulture) : null,
            ContentType = Text("Content-Type"),
            ContentHash = Text("Content-MD5") is { } hash ? Convert.FromBase64String(hash) : null,
            LastModified = Text("Last-Modified") is { } moment ? DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null,
        };
    }
}
