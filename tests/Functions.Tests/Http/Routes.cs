using System.Text.RegularExpressions;
using DigitalTwin.Functions.Composition;
using DigitalTwin.LocalHost;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Tests.Http;

/// <summary>The routes of the app as its functions declare them, so that a test of all covers one that is added later.</summary>
internal static partial class Routes
{
    public static IReadOnlyList<FunctionEndpoint> All { get; } = FunctionEndpoint.In(typeof(DigitalTwinComposition).Assembly);

    public static IEnumerable<FunctionEndpoint> OfTheOwner => All.Where(endpoint => endpoint.Level != AuthorizationLevel.Anonymous);

    public static IEnumerable<FunctionEndpoint> WithASession => All.Where(endpoint => endpoint.Route.Contains("{session_id}", StringComparison.Ordinal));

    /// <summary>The path, with this in the place of each parameter.</summary>
    public static string Path(this FunctionEndpoint endpoint, string parameter) => "api/" + Parameter().Replace(endpoint.Route, _ => parameter);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
