using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using DigitalTwin.Functions.Personas;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// Makes a container hold a persona's files and no older ones. Contents are compared by the MD5 that Storage keeps, so that what
/// is there already is not sent again; blobs that are no persona files are left alone.
/// </summary>
/// <param name="container">For all that is answered at once, so that a server which never answers is told soon.</param>
/// <param name="patient">The same container, for files that take long to send.</param>
internal sealed class PersonaUpload(BlobContainerClient container, BlobContainerClient patient)
{
    /// <summary>Where it uploads to.</summary>
    public Uri Target => container.Uri;

    /// <summary>Whether files are there that <paramref name="files"/> would change or remove.</summary>
    /// <exception cref="RequestFailedException">As of <see cref="RunAsync"/>.</exception>
    public async Task<bool> HoldsAnotherAsync(IReadOnlyList<PersonaFile> files, CancellationToken cancellationToken)
    {
        var there = await ListAsync(cancellationToken);
        var kept = files.Where(file => IsThere(there.GetValueOrDefault(file.Name), Hash(file))).Select(file => file.Name);
        return there.Keys.Except(kept).Any();
    }

    /// <param name="files">All that the container shall hold, by their paths; see <see cref="PersonaPushCheck"/>.</param>
    /// <param name="report">Hears of each file as soon as it is dealt with.</param>
    /// <exception cref="RequestFailedException">The storage refused; <see cref="BlobFault"/> has a sentence for it.</exception>
    public async Task RunAsync(IReadOnlyList<PersonaFile> files, Action<PersonaUploadStep> report, CancellationToken cancellationToken)
    {
        var there = await ListAsync(cancellationToken);
        foreach (var file in files)
        {
            report(await PutAsync(file, there.GetValueOrDefault(file.Name), cancellationToken));
        }

        foreach (var old in there.Keys.Except(files.Select(file => file.Name)).Order(StringComparer.Ordinal))
        {
            await container.GetBlobClient(old).DeleteIfExistsAsync(cancellationToken: cancellationToken);
            report(new PersonaUploadStep(PersonaUploadOutcome.Removed, old, 0));
        }
    }

    private async Task<Dictionary<string, BlobItemProperties>> ListAsync(CancellationToken cancellationToken)
    {
        var there = new Dictionary<string, BlobItemProperties>(StringComparer.Ordinal);
        try
        {
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                if (PersonaFileNames.IsPushed(blob.Name))
                {
                    there[blob.Name] = blob.Properties;
                }
            }
        }
        catch (RequestFailedException fault) when (BlobFault.IsMissingContainer(fault))
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }

        return there;
    }

    private async Task<PersonaUploadStep> PutAsync(PersonaFile file, BlobItemProperties? there, CancellationToken cancellationToken)
    {
        var hash = Hash(file);
        if (IsThere(there, hash))
        {
            return new PersonaUploadStep(PersonaUploadOutcome.Unchanged, file.Name, file.Bytes.Length);
        }

        var headers = new BlobHttpHeaders { ContentType = ContentType(file.Name), ContentHash = hash };
        await patient.GetBlobClient(file.Name).UploadAsync(new BinaryData(file.Bytes), new BlobUploadOptions { HttpHeaders = headers }, cancellationToken);
        return new PersonaUploadStep(there is null ? PersonaUploadOutcome.New : PersonaUploadOutcome.Changed, file.Name, file.Bytes.Length);
    }

#pragma warning disable CA5351 // it tells files apart; nothing is kept safe by it
    private static byte[] Hash(PersonaFile file) => MD5.HashData(file.Bytes);
#pragma warning restore CA5351

    private static bool IsThere(BlobItemProperties? there, byte[] hash) =>
        there?.ContentHash is { } known && known.AsSpan().SequenceEqual(hash);

    private static string ContentType(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JSON" => "application/json",
        ".PDF" => "application/pdf",
        ".YAML" => "application/yaml",
        _ => "text/plain; charset=utf-8",
    };
}
