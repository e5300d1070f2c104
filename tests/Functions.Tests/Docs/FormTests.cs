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
        ["ThreadForm"] = "api/chat",
        ["UiMessagesForm"] = "api/chat",
        ["CompletionForm"] = "api/v1/chat/completions",
    };

    // Where the winner is there, the other is not looked at.
    private static readonly Dictionary<string, string> Winners = new() { ["id"] = "session_id", ["max_tokens"] = "max_completion_tokens" };

    public static TheoryData<string> Members => [.. Named.Keys.SelectMany(form => MembersOf(Schema(form), "").Select(path => $"{form} {path}"))];

    public static TheoryData<string> Forms => [.. Named.Keys];

    public static TheoryData<string> Bounds => [.. Named.Keys.SelectMany(form => Outside(Schema(form)).Select(wrong => form + wrong.Bound)).Distinct()];

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
    [MemberData(nameof(Bounds))]
    public async Task A_value_outside_a_bound_that_is_told_is_refused(string bound)
    {
        var form = bound.Split('.')[0];
        var body = Outside(Schema(form)).First(wrong => form + wrong.Bound == bound).Value.AsObject();

        Assert.NotEmpty(ApiContract.Schemas.Complaints(JsonNode.Parse(body.ToJsonString()), Schema(form)));
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(form, body)).StatusCode);
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
        return known["items"] is { } items && Known(items)["properties"] is not null ? [path, .. MembersOf(Known(items), path + "[0].")]
            : known["properties"] is not null ? [path, .. MembersOf(known, path + ".")]
            : new[] { path };
    });

    // Of several forms the first, which is a plain one.
    private static JsonObject Known(JsonNode schema) =>
        schema["$ref"] is { } reference ? ApiContract.Schemas.Resolve((string)reference!)
        : schema["anyOf"] is JsonArray forms ? Known(forms[0]!)
        : schema.AsObject();

    private static JsonObject Whole(JsonObject schema) => new(schema["properties"]!.AsObject().Select(member => KeyValuePair.Create(member.Key, Value(member.Key, Known(member.Value!)))));

    private static JsonNode? Value(string name, JsonObject schema) => (string?)schema["type"] switch
    {
        "object" => Whole(schema),
        "array" => (int?)schema["maxItems"] == 0 ? new JsonArray() : new JsonArray(Value(name, Known(schema["items"]!))),
        _ when schema["enum"] is { } values => values[0]!.DeepClone(),
        "boolean" => false,
        "number" => 0.5,
        "integer" => 5,
        _ => name switch
        {
            "session_id" or "message_id" or "id" => Guid.NewGuid().ToString("N"),
            "type" => "text",
            "role" => "user",
            "persona" => "default",
            "level" => "beginner",
            _ => "Where do you live?",
        },
    };

    // Every value that is right but for one bound, which is named by its path.
    private static IEnumerable<(string Bound, JsonNode Value)> Outside(JsonNode node)
    {
        var schema = node["$ref"] is { } reference ? ApiContract.Schemas.Resolve((string)reference!) : node.AsObject();
        var own = schema.Select(rule => ($" {rule.Key}", Beyond(rule.Key, schema))).Where(wrong => wrong.Item2 is not null).Select(wrong => (wrong.Item1, wrong.Item2!));
        var within = schema["properties"]?.AsObject().SelectMany(member => Outside(member.Value!).Select(wrong => ($".{member.Key}{wrong.Bound}", With(schema, member.Key, wrong.Value))));
        var item = schema["items"] is { } items ? Outside(items).Select(wrong => ($"[0]{wrong.Bound}", (JsonNode)new JsonArray(wrong.Value))) : [];
        return [.. own, .. within ?? [], .. item, .. (schema["anyOf"] as JsonArray ?? []).SelectMany(form => Outside(form!)).Where(wrong => IsOutside(wrong.Value, schema))];
    }

    // What one of several forms refuses, another may take: an id has a first character, and may be empty all the same.
    private static bool IsOutside(JsonNode value, JsonObject forms) =>
        forms["anyOf"]!.AsArray().All(form => ApiContract.Schemas.Complaints(value.DeepClone(), Known(form!)).Count > 0);

    private static JsonNode? Beyond(string keyword, JsonObject schema) => keyword switch
    {
        "enum" => schema["enum"]![0]!.GetValueKind() switch
        {
            JsonValueKind.String => "another",
            JsonValueKind.Number => (long)schema["enum"]![0]! + 1,
            _ => true,
        },
        "minimum" => (double)schema[keyword]! - 1,
        "maximum" => (double)schema[keyword]! + 1,
        "minItems" => Items(schema, (int)schema[keyword]! - 1),
        "maxItems" => Items(schema, (int)schema[keyword]! + 1),
        "minLength" => new string('x', (int)schema[keyword]! - 1),
        "maxLength" => new string('x', (int)schema[keyword]! + 1),
        "pattern" => new string('!', Math.Max(1, (int?)schema["minLength"] ?? 1)),
        _ => null,
    };

    private static JsonArray Items(JsonObject list, int count) => new([.. Enumerable.Range(0, count).Select(_ => Value("", Known(list["items"]!)))]);

    private static JsonObject With(JsonObject schema, string member, JsonNode value)
    {
        var body = Whole(schema);
        body[member] = value.DeepClone();
        body.Remove(Winners.GetValueOrDefault(member, ""));
        return body;
    }

    private static void Spoil(JsonNode body, string[] path)
    {
        var at = body;
        foreach (var step in path[..^1])
        {
            at = step.EndsWith("[0]", StringComparison.Ordinal) ? at[step[..^3]]![0]! : at[step]!;
        }

        // Where a list may be, a text may be too.
        at[path[^1]] = at[path[^1]]!.GetValueKind() is JsonValueKind.String or JsonValueKind.Array ? 5 : "wrong";
    }
}
