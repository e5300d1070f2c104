using System.Globalization;
using Azure.Core;

namespace Azure.Storage.Blobs.Http;

/// <summary>What the service tells of a blob in headers.</summary>
internal static class HeaderValues
{
    public static DateTimeOffset LastModified(this ResponseHeaders headers) =>
        headers.TryGetValue("Last-Modified", out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : default;

    public static byte[]? ContentHash(this ResponseHeaders headers) =>
        headers.TryGetValue("Content-MD5", out var text) ? Convert.FromBase64String(text) : null;
}
