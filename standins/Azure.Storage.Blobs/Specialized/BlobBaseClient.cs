using Azure.Core;
using Azure.Storage.Blobs.Http;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs.Specialized;

/// <summary>What can be done with any kind of blob.</summary>
public class BlobBaseClient
{
    internal BlobBaseClient(Uri address, string name, BlobPipeline pipeline)
    {
        Uri = address;
        Name = name;
        Pipeline = pipeline;
    }

    public virtual Uri Uri { get; }

    public virtual string Name { get; }

    internal BlobPipeline Pipeline { get; }

    /// <summary>
    /// The whole content in memory. A broken connection is tried again from the start. A condition that turns the call away with
    /// 304 gives a response without a value, any other failure throws.
    /// </summary>
    public virtual async Task<Response<BlobDownloadResult>> DownloadContentAsync(
        BlobDownloadOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var message = Pipeline.CreateMessage(RequestMethod.Get, Uri, options?.Conditions);
        var response = await Pipeline.SendAsync(message, cancellationToken, 200, 304).ConfigureAwait(false);
        return response.Status == 304
            ? new ResponseWithoutBody<BlobDownloadResult>(response)
            : Response.FromValue(new BlobDownloadResult(response.Content, new BlobDownloadDetails(response.Headers)), response);
    }

    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync() => DownloadContentAsync((BlobDownloadOptions?)null);

    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken) =>
        DownloadContentAsync((BlobDownloadOptions?)null, cancellationToken);

    public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync(BlobRequestConditions? conditions, CancellationToken cancellationToken) =>
        DownloadContentAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken);

    public virtual async Task<Response<BlobProperties>> GetPropertiesAsync(
        BlobRequestConditions? conditions = null, CancellationToken cancellationToken = default)
    {
        using var message = Pipeline.CreateMessage(RequestMethod.Head, Uri, conditions);
        var response = await Pipeline.SendAsync(message, cancellationToken, 200).ConfigureAwait(false);
        return Response.FromValue(new BlobProperties(response.Headers), response);
    }

    public virtual async Task<Response<bool>> DeleteIfExistsAsync(
        DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
        BlobRequestConditions? conditions = null,
        CancellationToken cancellationToken = default)
    {
        using var message = Pipeline.CreateMessage(RequestMethod.Delete, Uri, conditions);
        if (snapshotsOption != DeleteSnapshotsOption.None)
        {
            message.Request.Headers.Add("x-ms-delete-snapshots", snapshotsOption == DeleteSnapshotsOption.IncludeSnapshots ? "include" : "only");
        }

        try
        {
            return Response.FromValue(true, await Pipeline.SendAsync(message, cancellationToken, 202).ConfigureAwait(false));
        }
        catch (RequestFailedException fault) when (fault.ErrorCode is "BlobNotFound" or "ContainerNotFound")
        {
            return Response.FromValue(false, fault.GetRawResponse()!);
        }
    }
}
