using Azure;
using Azure.Identity;

namespace DigitalTwin.Functions.Azure;

/// <summary>What went wrong with blobs, as a sentence for the owner. Nothing of an exception's own text is in it.</summary>
internal static class BlobFault
{
    public const string Stranger = "The storage doesn't know who is asking: sign in to Azure (`az login`), or give the app an identity.";

    public static string Explain(Exception fault) => Last(fault) switch
    {
        RequestFailedException { Status: 401 } or AuthenticationFailedException => Stranger,
        RequestFailedException { Status: 403 } =>
            "The storage refuses access: an identity needs the role Storage Blob Data Contributor there (it may take ten minutes to arrive), a connection string the right key.",
        RequestFailedException { Status: 404 or 412 } => "The files changed while they were read.",
        RequestFailedException { Status: 400 } => "The storage doesn't understand the request: an Azurite that is older than the app needs --skipApiVersionCheck.",
        RequestFailedException { Status: > 0 } failed => $"The storage failed with status {failed.Status}.",
        RequestFailedException or HttpRequestException or IOException => "The storage can't be reached.",
        OperationCanceledException or TimeoutException => "The storage took too long to answer.",
        _ => "The storage can't be used.",
    };

    /// <summary>Whether it comes of the storage or of the way there, and not of a mistake of ours.</summary>
    public static bool IsOne(Exception fault) =>
        fault is RequestFailedException or AuthenticationFailedException or AggregateException or HttpRequestException or IOException or OperationCanceledException;

    /// <summary>Whether it knows who is asking, and refuses all the same.</summary>
    public static bool IsRefusal(Exception fault) => Last(fault) is RequestFailedException { Status: 403 };

    /// <summary>Whether it doesn't even know who is asking.</summary>
    public static bool IsStranger(Exception fault) => Last(fault) is RequestFailedException { Status: 401 } or AuthenticationFailedException;

    public static bool IsMissingContainer(Exception fault) => fault is RequestFailedException { Status: 404, ErrorCode: "ContainerNotFound" };

    // Of several tries the last one counts.
    private static Exception Last(Exception fault) => fault is AggregateException { InnerExceptions: [.., var last] } ? Last(last) : fault;
}
