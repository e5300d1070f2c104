using System.Net;
using System.Text.Json.Nodes;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing.OpenApi;
using Xunit;

namespace DigitalTwin.Functions.Tests.Docs;

/// <summary>The forms are told by records and read by hand; here the two meet.</summary>
public sealed class ChatFormTests(TwinFixture fixture) : IClassFixture<TwinFixture>
{
    private static readonly string[] Named = ["MessageForm", "MessagesForm", "UiMessagesForm"];

    public static TheoryData<string> Members => [.. Named.SelectMany(form => MembersOf(Schema(form), "").Select(path => $"{form} {path}"))];

    public static TheoryData<string> Forms => [.. Named];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_body_with_every_member_that_is_told_is_taken(string form)
    {
        var reply = await fixture.Twin.ChatRawAsync(Whole(Schema(form)).ToJsonString());

        Assert.True(reply.StatusCode == HttpStatusCode.OK, await reply.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_member_of_another_type_is_named(string member)
    {
        var (form, path) = (member.Split(' ')[0], member.Split(' ')[1]);
        var body = Whole(Schema(form));
        Spoil(body, path.Split('.'));
        if (path == "id")
        {
            // It wins over the id, which is then not looked at.
            body.Remove("session_id");
        }

        var reply = await fixture.Twin.ChatRawAsync(body.ToJsonString());

        var problem = await reply.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains($"`{path}", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_member_that_must_be_there_is_missed(string form)
    {
        foreach (var name in Schema(form)["required"]!.AsArray())
        {
            var body = Whole(Schema(form));
            body.Remove((string)name!);

            await (await fixture.Twin.ChatRawAsync(body.ToJsonString())).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        }
    }

    private static JsonObject Schema(string name) => ApiContract.Schemas.Resolve("#/components/schemas/" + name);

    // The path of each member, through lists and objects, as a problem would name it.
    private static IEnumerable<string> MembersOf(JsonObject schema, string prefix) => schema["properties"]!.AsObject().SelectMany(member =>
    {
        var (path, known) = (prefix + member.Key, Known(member.Value!));
        return known["items"] is { } items ? [path, .. MembersOf(Known(items), path + "[0].")]
            : known["properties"] is not null ? [path, .. MembersOf(known, path + ".")]
            : new[] { path };
    });

    private static JsonObject Known(JsonNode schema) => schema["$ref"] is { } reference ? ApiContract.Schemas.Resolve((string)reference!) : schema.AsObject();

    private static JsonObject Whole(JsonObject schema) => new(schema["properties"]!.AsObject().Select(member => KeyValuePair.Create(member.Key, Value(member.Key, Known(member.Value!)))));

    private static JsonNode? Value(string name, JsonObject schema) => (string)schema["type"]! switch
    {
        "object" => Whole(schema),
        "array" => new JsonArray(Whole(Known(schema["items"]!))),
        "boolean" => false,
        "number" => 0.5,
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

        at[path[^1]] = at[path[^1]]!.GetValueKind() == System.Text.Json.JsonValueKind.String ? 5 : "wrong";
    }
}
