using System.Text.RegularExpressions;
using DigitalTwin.Functions.Composition;
using DigitalTwin.Functions.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Testing;

/// <summary>A route of the app as its function declares it, so that a test of all routes covers one that is added later.</summary>
/// <param name="Template">Without a slash before it, such as <c>api/conversation/{session_id}</c>.</param>
public sealed partial record Route(string Method, string Template, bool IsOwners)
{
    public static IReadOnlyList<Route> All { get; } =
    [
        .. FunctionEndpoint.In(typeof(DigitalTwinComposition).Assembly).SelectMany(endpoint => endpoint.Methods.Select(
            method => new Route(method, $"api/{endpoint.Route}", endpoint.Level != AuthorizationLevel.Anonymous))),
    ];

    public bool HasSession => Template.Contains("{session_id}", StringComparison.Ordinal);

    /// <summary>The path, with this in the place of each parameter.</summary>
    public string Path(string parameter) => Parameter().Replace(Template, _ => parameter);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
