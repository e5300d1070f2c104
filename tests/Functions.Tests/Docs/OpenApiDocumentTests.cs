using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Composition;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Docs;

public sealed partial class OpenApiDocumentTests
{
    private static readonly JsonObject Document = ApiContract.Document;

    [Fact]
    public void Every_HTTP_function_is_described() => Assert.All(
        FunctionEndpoint.In(typeof(DigitalTwinComposition).Assembly),
        endpoint => Assert.True(endpoint.Method.GetCustomAttribute<DescribedAttribute>() is not null, $"{endpoint.Name} lacks [Described<...>]."));

    [Fact]
    public void Every_route_of_the_app_is_there_and_no_other()
    {
        var described = Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} api{path.Key}"));

        Assert.Equal(Route.All.Select(route => $"{route.Method} {Told(route)}").Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_parameter_of_a_path_is_told() => Assert.All(Route.All, route =>
    {
        var operation = ApiContract.Find(new HttpMethod(route.Method), "/" + route.Path("x"))!;
        var told = (operation["parameters"] as JsonArray ?? []).Where(parameter => (string)parameter!["in"]! == "path").Select(parameter => $"{{{parameter!["name"]}}}");
        Assert.Equal(Told(route).Split('/').Where(part => part.StartsWith('{')), told);
    });

    [Fact]
    public void The_owners_routes_ask_for_the_key_and_tell_what_happens_without() => Assert.All(Route.All, route =>
    {
        var operation = ApiContract.Find(new HttpMethod(route.Method), "/" + route.Path("x"))!;
        Assert.Equal(route.IsOwners, operation["security"]!.AsArray().Any(need => need!["OwnerKey"] is not null));
        Assert.True(!route.IsOwners || operation["responses"]!["401"] is not null);
    });

    [Fact]
    public void Every_way_a_turn_can_fail_is_a_problem_of_the_chat()
    {
        var problems = Enum.GetValues<ChatProblemKind>().Where(kind => kind != ChatProblemKind.ContentFiltered).Select(kind => ChatProblems.From(new ChatProblem(kind, "It failed.")));

        Assert.All(problems, problem => Assert.Contains(
            $"urn:digitaltwin:problem:{problem.Type}",
            Document["paths"]!["/chat"]!["post"]!["responses"]![$"{problem.Status}"]!["content"]!["application/problem+json"]!["schema"]!["properties"]!["type"]!["enum"]!
                .AsArray().Select(type => (string)type!)));
    }

    [Fact]
    public void Every_example_has_the_form_that_is_told_beside_it()
    {
        var examples = Objects(Document).Where(node => node["examples"] is JsonObject && node["schema"] is JsonObject).SelectMany(
            media => media["examples"]!.AsObject().Select(example => (Value: example.Value!["value"], Schema: media["schema"]!.AsObject()))).ToList();

        Assert.True(examples.Count > 30);
        Assert.All(examples, example => Assert.Empty(ApiContract.Schemas.Complaints(example.Value, example.Schema)));
    }

    [Fact]
    public void Every_reference_leads_somewhere_and_every_schema_is_referred_to()
    {
        var references = Objects(Document).Select(node => node["$ref"]).OfType<JsonNode>().Select(reference => (string)reference!).Distinct().ToList();

        Assert.All(references, reference => ApiContract.Schemas.Resolve(reference));
        Assert.Equal(Document["components"]!["schemas"]!.AsObject().Select(schema => "#/components/schemas/" + schema.Key), references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_source_says_of_a_member_is_told() =>
        Assert.StartsWith("The first words on the page", (string)Document["components"]!["schemas"]!["PersonaReply"]!["properties"]!["greeting"]!["description"]!, StringComparison.Ordinal);

    [Fact]
    public async Task It_is_served_with_the_app_s_version_and_this_twin_s_limits()
    {
        await using var twin = await TwinHost.StartAsync(null, "MAX_MESSAGE_CHARACTERS=1234");

        var served = JsonNode.Parse(await twin.Client.GetStringAsync("api/openapi.json"))!;

        var info = JsonNode.Parse(await twin.Client.GetStringAsync("api/info"))!;
        Assert.Equal(("3.1.0", (string)info["version"]!, "/api"), ((string)served["openapi"]!, (string)served["info"]!["version"]!, (string)served["servers"]![0]!["url"]!));
        Assert.Contains("1234", (string)served["paths"]!["/chat"]!["post"]!["description"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/openapi.json")]
    [InlineData("api/docs")]
    public async Task Who_has_it_already_is_told_so(string path)
    {
        await using var twin = await TwinHost.StartAsync();
        var first = await twin.Client.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var other = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { new("\"other\"") } } };

        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, (await twin.Client.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await twin.Client.SendAsync(other)).StatusCode);
    }

    [Fact]
    public async Task Nothing_of_it_is_made_before_it_is_asked_for()
    {
        await using var twin = await TwinHost.StartAsync();
        await twin.Client.GetAsync("api/info");

        var docs = twin.App.Services.GetRequiredService<PublishedDocs>();

        Assert.False(docs.IsMade);
        await twin.Client.GetAsync("api/openapi.json");
        Assert.True(docs.IsMade);
    }

    // Without what only the host must know of a parameter.
    private static string Told(Route route) => Parameter().Replace(route.Template, "{$1}");

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(member => Objects(member.Value)).Prepend(found),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
