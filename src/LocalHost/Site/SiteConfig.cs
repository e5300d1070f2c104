using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalTwin.LocalHost.Site;

/// <summary>What of staticwebapp.config.json this host honours, in that file's own words; a file may leave any of them out, which the serializer tells as null.</summary>
internal sealed record SiteConfig
{
    public IReadOnlyDictionary<string, string> GlobalHeaders { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    public IReadOnlyList<SiteRoute> Routes { get; init => field = value ?? []; } = [];

    public SiteFallback? NavigationFallback { get; init; }

    public static SiteConfig Read(string folder)
    {
        var path = Path.Combine(folder, "staticwebapp.config.json");
        return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), SiteConfigJson.Default.SiteConfig)! : new SiteConfig();
    }

    /// <summary>The headers of a file served for this path: those of the first route that matches win over the global ones.</summary>
    public IEnumerable<KeyValuePair<string, string>> HeadersFor(string path) =>
        GlobalHeaders.Concat(Routes.Where(route => SitePattern.Matches(route.Route, path)).Take(1).SelectMany(route => route.Headers));

    /// <summary>What is served for a path that no file has; <c>null</c> when nothing is.</summary>
    public string? FallbackFor(string path) =>
        NavigationFallback is { } fallback && !fallback.Exclude.Any(pattern => SitePattern.Matches(pattern, path)) ? fallback.Rewrite : null;
}

internal sealed record SiteRoute
{
    public string Route { get; init => field = value ?? ""; } = "";

    public IReadOnlyDictionary<string, string> Headers { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();
}

internal sealed record SiteFallback
{
    public string Rewrite { get; init => field = value ?? "/index.html"; } = "/index.html";

    public IReadOnlyList<string> Exclude { get; init => field = value ?? []; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(SiteConfig))]
internal sealed partial class SiteConfigJson : JsonSerializerContext;
