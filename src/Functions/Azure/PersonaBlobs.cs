using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using DigitalTwin.Functions.Personas;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// Reads the persona files at the container's root. What was downloaded is kept, so that only files with a new ETag are fetched
/// again; one read at a time.
/// </summary>
internal sealed class PersonaBlobs(BlobContainerClient container)
{
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <exception cref="RequestFailedException">The storage refused; 404 or 412 when the files would not stand still.</exception>
    public async Task<PersonaBlobSet> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await FetchAsync(await ListAsync(cancellationToken), cancellationToken);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412 && !BlobFault.IsMissingContainer(changed))
        {
            // Somebody pushed between the list and the download.
            return await FetchAsync(await ListAsync(cancellationToken), cancellationToken);
        }
    }

    private async Task<List<BlobItem>> ListAsync(CancellationToken cancellationToken)
    {
        var files = new List<BlobItem>();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (!blob.Name.Contains('/', StringComparison.Ordinal) && PersonaFileNames.IsKnown(blob.Name))
            {
                files.Add(blob);
            }
        }

        return files;
    }

    private async Task<PersonaBlobSet> FetchAsync(List<BlobItem> listed, CancellationToken cancellationToken)
    {
        foreach (var gone in _kept.Keys.Except(listed.Select(blob => blob.Name)).ToList())
        {
            _kept.TryRemove(gone, out _);
        }

        var (large, readable) = (listed.Where(IsTooLarge).ToList(), listed.Where(blob => !IsTooLarge(blob)).ToList());
        var files = await Task.WhenAll(readable.Select(blob => FetchAsync(blob, cancellationToken)));
        return new PersonaBlobSet(
            [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)],
            [.. large.Select(blob => PersonaFileSize.TooLarge(blob.Name))],
            string.Join('|', listed.Select(blob => $"{blob.Name}:{blob.Properties.ETag}")));
    }

    private async Task<PersonaFile> FetchAsync(BlobItem blob, CancellationToken cancellationToken)
    {
        var tag = blob.Properties.ETag!.Value;
        if (_kept.TryGetValue(blob.Name, out var kept) && kept.Tag == tag)
        {
            return kept.File;
        }

        var asListed = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = tag } };
        var content = (await container.GetBlobClient(blob.Name).DownloadContentAsync(asListed, cancellationToken)).Value.Content;
        var file = new PersonaFile(blob.Name, content.ToArray());
        _kept[blob.Name] = new Kept(tag, file);
        return file;
    }

    private static bool IsTooLarge(BlobItem blob) => blob.Properties.ContentLength > PersonaFileSize.Max;

    private sealed record Kept(ETag Tag, PersonaFile File);
}
