using System.Globalization;
using System.Text.Json.Nodes;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Docs;

/// <summary>A parameter in the path, the query or a header.</summary>
/// <param name="Schema">Made anew at each call, for a node has one place.</param>
internal sealed record ApiParameter(string Name, string In, string Description, Func<JsonObject> Schema)
{
    public static ApiParameter Limit { get; } = new(
        "limit", "query", $"How many are wanted; {QueryParameters.DefaultLimit} unless told.",
        () => new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = QueryParameters.MaxLimit, ["default"] = QueryParameters.DefaultLimit });

    public static ApiParameter IfNoneMatch { get; } = new(
        "If-None-Match", "header", "The `ETag` of a copy that the client has; if it is still the right one, 304 says so without a body.",
        () => new JsonObject { ["type"] = "string" });

    /// <summary>The parameter of that name in a route, whichever it is of.</summary>
    public static ApiParameter InPath(string name) => new(
        name, "path", string.Create(CultureInfo.InvariantCulture, $"The {name.Replace('_', ' ')}."), () => IdSchemas.RefOf(name) ?? new JsonObject { ["type"] = "string" });

    public JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["in"] = In,
        ["required"] = In == "path",
        ["description"] = Description,
        ["schema"] = Schema(),
    };
}
