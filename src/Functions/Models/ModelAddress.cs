namespace DigitalTwin.Functions.Models;

/// <summary>Addresses as people paste them, and as the client wants them. All of them end in a slash.</summary>
internal static class ModelAddress
{
    private const string Call = "/chat/completions";
    private const string AzurePath = "/openai";

    /// <summary>A compatible server; null when the text is no address.</summary>
    public static Uri? Of(string text) => Parse(text) is { } uri ? At(uri, Without(Call, uri.AbsolutePath)) : null;

    /// <summary>The v1 endpoint of an Azure OpenAI resource, whichever of its addresses is given; null when a token must not go there.</summary>
    public static Uri? OfAzure(string text)
    {
        if (Parse(text) is not { } uri || !KeepsSecrets(uri))
        {
            return null;
        }

        var path = uri.AbsolutePath;
        var end = (path + "/").IndexOf(AzurePath + "/", StringComparison.OrdinalIgnoreCase);
        return At(uri, (end < 0 ? path : path[..end]).TrimEnd('/') + AzurePath + "/v1");
    }

    /// <summary>Whether what is sent there can be read on the way by nobody else.</summary>
    public static bool KeepsSecrets(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback;

    private static Uri? Parse(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    private static Uri At(Uri uri, string path) => new(uri.GetLeftPart(UriPartial.Authority) + path.TrimEnd('/') + "/");

    private static string Without(string end, string path) =>
        path.TrimEnd('/') is var trimmed && trimmed.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? trimmed[..^end.Length] : trimmed;
}
