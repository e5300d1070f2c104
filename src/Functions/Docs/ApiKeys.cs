using System.Text.Json.Nodes;
using DigitalTwin.Functions.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Docs;

/// <summary>Which keys a call takes, and how it brings them.</summary>
internal static class ApiKeys
{
    private const string Header = "OwnerKey";
    private const string Query = "OwnerKeyInAddress";
    private const string Bearer = "ClientKey";

    public static JsonObject Schemes() => new()
    {
        [Header] = new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "header",
            ["name"] = "x-functions-key",
            ["description"] = "The owner's key: a function key in Azure, `OWNER_KEY` on one's own machine.",
        },
        [Query] = new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "query",
            ["name"] = "code",
            ["description"] = "The same key in the address, for what can't send a header. Addresses end up in logs: prefer the header.",
        },
        [Bearer] = new JsonObject
        {
            ["type"] = "http",
            ["scheme"] = "bearer",
            ["description"] = "The key of the OpenAI-compatible calls, `OPENAI_COMPAT_KEY`. Where the owner has set none, none is asked for.",
        },
    };

    public static JsonArray Of(AuthorizationLevel level, bool takesBearer) => (level, takesBearer) switch
    {
        (AuthorizationLevel.Anonymous, true) => [Need(Bearer), new JsonObject()],
        (AuthorizationLevel.Anonymous, false) => [],
        _ => [Need(Header), Need(Query)],
    };

    /// <summary>What the host answers to a call without the key. In Azure that reply has no body.</summary>
    public static IEnumerable<ApiProblem> Problems(AuthorizationLevel level) =>
        level == AuthorizationLevel.Anonymous ? [] : [ApiProblem.Unauthorized("This route is the owner's. Send OWNER_KEY in the header x-functions-key.")];

    private static JsonObject Need(string scheme) => new() { [scheme] = new JsonArray() };
}
