using System.Text.Json;

namespace DigitalTwin.LocalHost;

/// <summary>What the local host needs of host.json, which the Functions app carries beside it.</summary>
internal static class HostJson
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>What every route begins with; <c>api</c> unless <c>extensions.http.routePrefix</c> says otherwise.</summary>
    public static string RoutePrefix(string json)
    {
        using var document = JsonDocument.Parse(json, Lenient);
        return document.RootElement.TryGetProperty("extensions", out var extensions)
            && extensions.TryGetProperty("http", out var http)
            && http.TryGetProperty("routePrefix", out var prefix)
            ? prefix.GetString()!.Trim('/')
            : "api";
    }
}
