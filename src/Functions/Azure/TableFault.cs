using Azure;
using Azure.Identity;

namespace DigitalTwin.Functions.Azure;

/// <summary>What the owner can do about a fault of tables. Nothing of an exception's own text is in it.</summary>
internal static class TableFault
{
    /// <returns>Null where nothing is to be done but to wait.</returns>
    public static string? Remedy(Exception fault) => fault switch
    {
        RequestFailedException { Status: 401 } or AuthenticationFailedException => BlobFault.Stranger,
        RequestFailedException { Status: 403 } =>
            "The storage refuses access: an identity needs the role Storage Table Data Contributor there (it may take ten minutes to arrive), a connection string the right key.",
        _ => null,
    };
}
