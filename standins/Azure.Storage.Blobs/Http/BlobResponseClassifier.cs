using Azure.Core;

namespace Azure.Storage.Blobs.Http;

/// <summary>Storage names some failures that pass by a code of their own, under statuses that otherwise are final.</summary>
internal sealed class BlobResponseClassifier : ResponseClassifier
{
    public override bool IsRetriableResponse(HttpMessage message) =>
        (message.Response.Status >= 400
            && message.Response.Headers.TryGetValue("x-ms-error-code", out var code)
            && code is "InternalError" or "OperationTimedOut" or "ServerBusy")
        || base.IsRetriableResponse(message);
}
