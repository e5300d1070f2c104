using System.Net;

namespace Azure.Storage.Blobs.Connections;

/// <summary>Where an account, a container or a blob lies, and what its address calls it.</summary>
internal static class BlobAddress
{
    // The ports on which the emulator and its like keep the account's name in the path, whatever the host is called.
    private static readonly int[] PathStylePorts =
        [10000, 10001, 10002, 10003, 10004, 10100, 10101, 10102, 10103, 10104, 11000, 11001, 11002, 11003, 11004, 11100, 11101, 11102, 11103, 11104];

    /// <summary>The container of this name in an account.</summary>
    public static Uri Container(Uri account, string name) => Under(account, Uri.EscapeDataString(name));

    /// <summary>The blob of this name in a container; slashes part folders, slashes at the ends don't count.</summary>
    public static Uri Blob(Uri container, string name) => Under(container, string.Join('/', name.Trim('/').Split('/').Select(Uri.EscapeDataString)));

    public static string ContainerName(Uri container) =>
        Uri.UnescapeDataString(container.AbsolutePath.Trim('/').Split('/').ElementAtOrDefault(IsPathStyle(container) ? 1 : 0) ?? "");

    private static Uri Under(Uri parent, string path) => new($"{parent.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}{parent.Query}");

    private static bool IsPathStyle(Uri uri) => IPAddress.TryParse(uri.Host.Trim('[', ']'), out _) || PathStylePorts.Contains(uri.Port);
}
