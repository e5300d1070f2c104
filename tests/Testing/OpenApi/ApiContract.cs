using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Composition;
using DigitalTwin.Functions.Docs;

namespace DigitalTwin.Testing.OpenApi;

/// <summary>The API as it describes itself, to hold replies against.</summary>
public static partial class ApiContract
{
    public static JsonObject Document { get; } = ApiDocument.Of(typeof(DigitalTwinComposition).Assembly, new ChatLimits());

    public static SchemaCheck Schemas { get; } = new(Document, strict: true);

    private static readonly string[] Told = ["Retry-After", "x-twin-limited", "x-vercel-ai-ui-message-stream", "x-request-id", "ETag"];

    private static readonly List<(Regex Path, string Method, JsonObject Operation)> Operations =
    [
        .. Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation =>
            (new Regex($"^{ApiDocument.Prefix}{Parameter().Replace(path.Key.Replace(".", "\\.", StringComparison.Ordinal), "[^/]+")}$", RegexOptions.IgnoreCase), operation.Key, operation.Value!.AsObject()))),
    ];

    /// <summary>The description of a call; null when its method and path are not the app's.</summary>
    public static JsonObject? Find(HttpMethod method, string path) =>
        Operations.Find(known => known.Path.IsMatch(path) && method.Method.Equals(known.Method, StringComparison.OrdinalIgnoreCase)).Operation;

    /// <summary>In what the reply to a call differs from its description; null when in nothing. Leaves the reply to be read.</summary>
    public static async Task<string?> DifferenceAsync(HttpMethod method, string path, HttpResponseMessage reply)
    {
        if (Find(method, path) is not { } operation)
        {
            return null;
        }

        var status = (int)reply.StatusCode;
        if (operation["responses"]![$"{status}"] is not { } response)
        {
            return $"{method} {path} answered {status}, which is not documented.";
        }

        if (Array.Find(Told, header => reply.Headers.Contains(header) && response["headers"]?[header] is null) is { } untold)
        {
            return $"{method} {path} answered {status} with {untold}, which is not documented.";
        }

        var type = reply.Content.Headers.ContentType?.MediaType;
        if (type is null ? response["content"] is not null : response["content"]?[type] is null)
        {
            return $"{method} {path} answered {status} with {type ?? "no body"}, which is not documented.";
        }

        return type?.EndsWith("json", StringComparison.Ordinal) == true ? await BodyAsync(reply, response["content"]![type]!["schema"]!.AsObject()) : null;
    }

    private static async Task<string?> BodyAsync(HttpResponseMessage reply, JsonObject schema)
    {
        await reply.Content.LoadIntoBufferAsync();
        var complaints = Schemas.Complaints(JsonNode.Parse(await reply.Content.ReadAsStringAsync()), schema);
        return complaints.Count == 0 ? null : $"{(int)reply.StatusCode} is not as documented: {string.Join("; ", complaints)}.";
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
