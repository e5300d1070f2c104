using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;
using Azure.Core;
using Azure.Storage.Blobs.Http;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs;

/// <summary>A container's blobs in the order of their names, page by page as the service parts them.</summary>
internal sealed class BlobPages(BlobPipeline pipeline, Uri container, string? prefix, CancellationToken cancellationToken) : AsyncPageable<BlobItem>(cancellationToken)
{
    public override IAsyncEnumerable<Page<BlobItem>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        PagesAsync(continuationToken, pageSizeHint, CancellationToken);

    private async IAsyncEnumerable<Page<BlobItem>> PagesAsync(string? marker, int? size, [EnumeratorCancellation] CancellationToken cancellation)
    {
        do
        {
            var page = await ReadAsync(marker, size, cancellation).ConfigureAwait(false);
            yield return page;
            marker = page.ContinuationToken;
        }
        while (marker is not null);
    }

    private async Task<Page<BlobItem>> ReadAsync(string? marker, int? size, CancellationToken cancellation)
    {
        using var message = pipeline.CreateMessage(RequestMethod.Get, container);
        var address = message.Request.Uri;
        address.AppendQuery("comp", "list");
        foreach (var (name, value) in new[] { ("prefix", prefix), ("marker", marker), ("maxresults", size?.ToString(CultureInfo.InvariantCulture)) })
        {
            if (value is { Length: > 0 })
            {
                address.AppendQuery(name, value, escapeValue: true);
            }
        }

        var response = await pipeline.SendAsync(message, cancellation, 200).ConfigureAwait(false);
        using var reader = XmlReader.Create(response.ContentStream!);
        var listing = XElement.Load(reader);
        var items = listing.Element("Blobs")?.Elements("Blob").Select(BlobItem.Read).ToList() ?? [];
        var next = listing.Element("NextMarker")?.Value;
        return Page<BlobItem>.FromValues(items, next is { Length: > 0 } ? next : null, response);
    }
}
