using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Health;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Docs;

/// <summary>Writes OpenAPI 3.1 from the functions of an assembly and what stands beside them.</summary>
internal static partial class ApiDocument
{
    public const string Prefix = "/api";

    public static JsonObject Of(Assembly assembly, ChatLimits limits)
    {
        var book = new SchemaBook(XmlComments.Of(assembly, typeof(ApiDocument).Namespace![..^"Docs".Length]));
        var operations = FunctionEndpoint.In(assembly)
            .Select(endpoint => (Endpoint: endpoint, Operation: endpoint.Method.GetCustomAttribute<DescribedAttribute>()?.Describe(limits)))
            .Where(described => described.Operation is not null)
            .OrderBy(described => ApiTag.All.ToList().IndexOf(described.Operation!.Tag))
            .ThenBy(described => described.Endpoint.Route, StringComparer.Ordinal)
            .ToList();
        var paths = new JsonObject();
        foreach (var (endpoint, operation) in operations)
        {
            var path = $"/{PathParameter().Replace(endpoint.Route, "{$1}")}";
            paths[path] ??= new JsonObject();
            foreach (var method in endpoint.Methods)
            {
                paths[path]![method.ToLowerInvariant()] = ToJson(endpoint, operation!, book);
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = Info(limits),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = Prefix, ["description"] = "This twin: the origin that this description comes from." }),
            ["tags"] = new JsonArray([.. ApiTag.All.Where(tag => operations.Any(described => described.Operation!.Tag == tag))
                .Select(tag => new JsonObject { ["name"] = tag.Name, ["description"] = tag.Description })]),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = book.All(), ["securitySchemes"] = ApiKeys.Schemes() },
        };
    }

    private static JsonObject Info(ChatLimits limits) => new()
    {
        ["title"] = "Digital twin",
        ["version"] = InfoReply.ProductVersion,
        ["summary"] = "A twin that answers visitors in its owner's voice and from its owner's facts.",
        ["description"] =
            "`POST /chat` is all that a page needs. The `session_id` that it answers with is the visitor's key to the conversation: send it along to go on, and let nobody see it. "
            + $"A message may have {limits.MaxMessageCharacters} UTF-16 code units, a body {JsonBody.MaxBytes} bytes. Members that the twin doesn't know are ignored, and one that is null counts as absent.\n\n"
            + "Errors are problem details (RFC 9457) but for those of the OpenAI-compatible calls: `type` is stable, `detail` may be shown to a visitor, "
            + "`Retry-After` says in how many seconds another try makes sense. An unknown route, and a wrong method on a known one, is a 404.",
        ["contact"] = new JsonObject { ["name"] = "The owner of this twin" },
        ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
    };

    private static JsonObject ToJson(FunctionEndpoint endpoint, ApiOperation operation, SchemaBook book)
    {
        var json = new JsonObject
        {
            ["operationId"] = endpoint.Name,
            ["tags"] = new JsonArray(operation.Tag.Name),
            ["summary"] = operation.Summary,
            ["description"] = operation.Description,
            ["security"] = ApiKeys.Of(endpoint.Level, operation.TakesBearer),
        };
        var inPath = PathParameter().Matches(endpoint.Route).Select(match => ApiParameter.InPath(match.Groups[1].Value));
        var parameters = inPath.Concat(operation.Parameters).Select(parameter => parameter.ToJson()).ToArray();
        if (parameters.Length > 0)
        {
            json["parameters"] = new JsonArray(parameters);
        }

        if (operation.Body is { } body)
        {
            json["requestBody"] = new JsonObject { ["required"] = true, ["content"] = ApiResponses.Content([body], book) };
        }

        json["responses"] = ApiResponses.Of(operation.Replies, [.. ApiKeys.Problems(endpoint.Level), .. operation.Problems], operation.ProblemShape, book);
        return json;
    }

    // A parameter may run over slashes, and be bound; callers need not know how.
    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex PathParameter();
}
