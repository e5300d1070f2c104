using System.Collections.Concurrent;
using System.Collections.Immutable;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using DigitalTwin.Functions.Personas;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// Reads the persona files of a container: one listing for all personas, then the files of each. What was downloaded is kept, so that
/// only files with a new ETag are fetched again; one read at a time.
/// </summary>
internal sealed class PersonaBlobs(BlobContainerClient container)
{
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <exception cref="RequestFailedException">The storage refused.</exception>
    public async Task<PersonaBlobListing> ListAsync(CancellationToken cancellationToken)
    {
        var blobs = new List<BlobItem>();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            blobs.Add(blob);
        }

        var listing = PersonaBlobListing.Of(blobs);
        foreach (var gone in _kept.Keys.Except(listing.Names).ToList())
        {
            _kept.TryRemove(gone, out _);
        }

        return listing;
    }

    /// <param name="listed">Those of one persona.</param>
    /// <exception cref="RequestFailedException">The storage refused; 404 or 412 when the files are no more what was listed.</exception>
    public async Task<PersonaBlobSet> FetchAsync(ImmutableArray<BlobItem> listed, CancellationToken cancellationToken)
    {
        var files = await Task.WhenAll(listed.Select(blob => FetchAsync(blob, cancellationToken)));
        return new PersonaBlobSet(
            [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)],
            string.Join('|', listed.Select(blob => $"{blob.Name}:{blob.Properties.ETag}")));
    }

    private async Task<PersonaFile> FetchAsync(BlobItem blob, CancellationToken cancellationToken)
    {
        var name = blob.Name[(blob.Name.LastIndexOf('/') + 1)..];
        if (PersonaFileSize.IsTooLarge(name, blob.Properties.ContentLength))
        {
            return PersonaFile.TooLarge(name);
        }

        var tag = blob.Properties.ETag!.Value;
        if (_kept.TryGetValue(blob.Name, out var kept) && kept.Tag == tag)
        {
            return kept.File;
        }

        var asListed = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = tag } };
        var content = (await container.GetBlobClient(blob.Name).DownloadContentAsync(asListed, cancellationToken)).Value.Content;
        var file = new PersonaFile(name, content.ToArray());
        _kept[blob.Name] = new Kept(tag, file);
        return file;
    }

    private sealed record Kept(ETag Tag, PersonaFile File);
}
