using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing.OpenApi;
using Xunit;

namespace DigitalTwin.Functions.Tests.Docs;

/// <summary>The forms are told by records and read by hand; here the two meet.</summary>
public sealed class FormTests(TwinFixture fixture) : IClassFixture<TwinFixture>
{
    private static readonly Dictionary<string, string> Named = new()
    {
        ["MessageForm"] = "api/chat",
        ["MessagesForm"] = "api/chat",
        ["UiMessagesForm"] = "api/chat",
        ["CompletionForm"] = "api/v1/chat/completions",
    };

    // Where the winner is there, the other is not looked at.
    private static readonly Dictionary<string, string> Winners = new() { ["id"] = "session_id", ["max_tokens"] = "max_completion_tokens" };

    public static TheoryData<string> Members => [.. Named.Keys.SelectMany(form => MembersOf(Schema(form), "").Select(path => $"{form} {path}"))];

    public static TheoryData<string> Forms => [.. Named.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_body_with_every_member_that_is_told_is_taken(string form)
    {
        var reply = await SendAsync(form, Whole(Schema(form)));

        Assert.True(reply.StatusCode == HttpStatusCode.OK, await reply.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_member_of_another_type_is_named(string member)
    {
        var (form, path) = (member.Split(' ')[0], member.Split(' ')[1]);
        var body = Whole(Schema(form));
        Spoil(body, path.Split('.'));
        if (Winners.TryGetValue(path, out var winner))
        {
            body.Remove(winner);
        }

        var reply = await SendAsync(form, body);

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains($"`{path}", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_member_that_must_be_there_is_missed(string form)
    {
        foreach (var name in Schema(form)["required"]!.AsArray())
        {
            var body = Whole(Schema(form));
            body.Remove((string)name!);

            Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(form, body)).StatusCode);
        }
    }

    private Task<HttpResponseMessage> SendAsync(string form, JsonObject body) =>
        fixture.Twin.Client.PostAsync(Named[form], new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));

    private static JsonObject Schema(string name) => ApiContract.Schemas.Resolve("#/components/schemas/" + name);

    // The path of each member, through lists and objects, as a problem would name it.
    private static IEnumerable<string> MembersOf(JsonObject schema, string prefix) => schema["properties"]!.AsObject().SelectMany(member =>
    {
        var (path, known) = (prefix + member.Key, Known(member.Value!));
        return known["items"] is { } items ? [path, .. MembersOf(Known(items), path + "[0].")]
            : known["properties"] is not null ? [path, .. MembersOf(known, path + ".")]
            : new[] { path };
    });

    // Of several forms the first, which is a plain one.
    private static JsonObject Known(JsonNode schema) =>
        schema["$ref"] is { } reference ? ApiContract.Schemas.Resolve((string)reference!)
        : schema["anyOf"] is JsonArray forms ? Known(forms[0]!)
        : schema.AsObject();

    private static JsonObject Whole(JsonObject schema) => new(schema["properties"]!.AsObject().Select(member => KeyValuePair.Create(member.Key, Value(member.Key, Known(member.Value!)))));

    private static JsonNode? Value(string name, JsonObject schema) => (string)schema["type"]! switch
    {
        "object" => Whole(schema),
        "array" => new JsonArray(Whole(Known(schema["items"]!))),
        "boolean" => false,
        "number" => 0.5,
        "integer" => 5,
        _ when schema["enum"] is { } values => values[0]!.DeepClone(),
        _ => name switch
        {
            "session_id" or "message_id" or "id" => Guid.NewGuid().ToString("N"),
            "type" => "text",
            "role" => "user",
            _ => "Where do you live?",
        },
    };

    private static void Spoil(JsonNode body, string[] path)
    {
        var at = body;
        foreach (var step in path[..^1])
        {
            at = step.EndsWith("[0]", StringComparison.Ordinal) ? at[step[..^3]]![0]! : at[step]!;
        }

        at[path[^1]] = at[path[^1]]!.GetValueKind() == JsonValueKind.String ? 5 : "wrong";
    }
}
