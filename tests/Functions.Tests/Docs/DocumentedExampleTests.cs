using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenApi;
using Xunit;

namespace DigitalTwin.Functions.Tests.Docs;

/// <summary>Every documented example is sent to a twin. That its reply is as documented, the client of the twin sees to.</summary>
public sealed class DocumentedExampleTests(TwinFixture fixture) : IClassFixture<TwinFixture>
{
    public static TheoryData<string> Bodies =>
    [
        .. from path in ApiContract.Document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           from example in operation.Value!["requestBody"]?["content"]!["application/json"]?["examples"]!.AsObject() ?? []
           select $"{operation.Key} {path.Key} {example.Key}",
    ];

    public static TheoryData<string> Reads => [.. Route.All.Where(route => route.Method == "GET").Select(route => route.Template)];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task An_example_of_a_body_is_answered(string example)
    {
        var (method, path, name) = example.Split(' ') switch { var parts => (parts[0], parts[1], parts[2]) };
        var operation = ApiContract.Document["paths"]![path]![method]!;
        var body = operation["requestBody"]!["content"]!["application/json"]!["examples"]![name]!["value"]!;
        using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), "api" + path) { Content = Json(body) };

        var reply = await fixture.Twin.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        if (reply.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            AreDocumented(await reply.Content.ReadAsStringAsync(), operation["responses"]!["200"]!["content"]!["text/event-stream"]!["schema"]!["x-event"]!.AsObject());
        }
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task What_can_be_read_is_as_documented(string template)
    {
        var session = "session-of-reads-" + template.Length;
        await fixture.Twin.ChatAsync(new { message = "Where do you live?", session_id = session });

        foreach (var target in new[] { session, "nobody-has-this-session", "short" })
        {
            await fixture.Twin.Client.GetAsync(new Route("GET", template, false).Path(target));
            await fixture.Twin.Client.GetAsync(new Route("GET", template, false).Path(target) + "?limit=x&continuation=x");
        }
    }

    [Fact]
    public async Task The_example_of_a_stream_has_the_events_of_a_real_one()
    {
        var reply = await fixture.Twin.ChatAsync(new { message = "Where do you live?", stream = true });
        var told = ApiContract.Document["paths"]!["/chat"]!["post"]!["responses"]!["200"]!["content"]!["text/event-stream"]!["examples"]!["events"]!["value"]!;

        Assert.Equal(Types((string)told!), Types(await reply.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_reply_that_is_not_documented_fails_its_test()
    {
        var schema = new JsonObject { ["$ref"] = "#/components/schemas/InfoReply" };
        var info = JsonNode.Parse(await fixture.Twin.Client.GetStringAsync("api/info"))!.AsObject();
        Assert.Empty(ApiContract.Schemas.Complaints(info, schema));
        info.Remove("version");
        info["model"] = 1;
        info["secret"] = "x";

        Assert.Equal(["$ lacks version", "$.model is no string", "$.secret is not documented"], ApiContract.Schemas.Complaints(info, schema).Order(StringComparer.Ordinal));
        using var teapot = new HttpResponseMessage((HttpStatusCode)418);
        Assert.Contains("418", await ApiContract.DifferenceAsync(HttpMethod.Get, "/api/info", teapot), StringComparison.Ordinal);
    }

    private static void AreDocumented(string stream, JsonObject schema)
    {
        var events = Data(stream);
        Assert.Equal("[DONE]", events[^1]);
        Assert.All(events[..^1], data => Assert.Empty(ApiContract.Schemas.Complaints(JsonNode.Parse(data), schema)));
    }

    // Real answers come in as many pieces as they have words.
    private static IEnumerable<string> Types(string stream) => Data(stream)[..^1].Select(data => (string)JsonNode.Parse(data)!["type"]!).Distinct();

    private static string[] Data(string stream) =>
        [.. stream.Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => line["data: ".Length..])];

    private static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}
