using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitalTwin.Functions.Tests.Fuzz;

/// <summary>Bodies: each form that clients send, right or almost right, and what is no form at all.</summary>
internal static class FuzzedBody
{
    private static readonly string[] Members =
        ["message", "messages", "session_id", "message_id", "preferences", "stream", "id", "trigger", "model", "temperature", "role", "content", "parts", "max_tokens", "stop", "user", "__proto__", ""];

    public static byte[] Make(Dice dice, string session) => dice.Below(20) switch
    {
        < 8 => Utf8(Form(dice, session)),
        < 11 => Utf8(WrongSomewhere(dice, Form(dice, session))),
        < 15 => dice.Mutated(Utf8(Form(dice, session))),
        15 => Encoding.UTF8.GetBytes(Odd(dice, session)),
        16 => dice.Bytes(dice.Below(200)),
        17 => [.. dice.Of<byte[]>([0xef, 0xbb, 0xbf], [0xff, 0xfe], [0x1f, 0x8b, 8, 0], []), .. Utf8(Form(dice, session))],
        18 => dice.Of(Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1).GetBytes(Form(dice, session).ToJsonString()),
        _ => dice.Happens(0.3) ? Large(dice) : [],
    };

    private static JsonObject Form(Dice dice, string session)
    {
        var body = dice.Below(4) switch
        {
            0 => new JsonObject { ["message"] = Message(dice) },
            1 => new JsonObject { ["messages"] = List(dice, entry => entry["content"] = Message(dice)) },
            2 => new JsonObject
            {
                ["id"] = session,
                ["trigger"] = dice.Of("submit-message", "regenerate-message", "resume"),
                ["messages"] = List(dice, entry => entry["parts"] = new JsonArray(new JsonObject { ["type"] = dice.Of("text", "file", "reasoning"), ["text"] = Message(dice) })),
            },
            _ => new JsonObject { ["model"] = dice.Of("offline", "gpt-4o", ""), ["messages"] = List(dice, entry => entry["content"] = Message(dice)), ["max_tokens"] = dice.Below(1000) },
        };
        body["session_id"] = dice.Happens(0.9) ? session : dice.Happens(0.5) ? dice.Text(3) : null;
        body["stream"] = dice.Happens(0.5);
        if (dice.Happens(0.5))
        {
            body["message_id"] = dice.Happens(0.8) ? dice.Token(1 + dice.Below(2)) : dice.Text(2);
        }

        if (dice.Happens(0.3))
        {
            body["preferences"] = new JsonObject { ["model"] = dice.Of("offline", "", "gpt-4o"), ["temperature"] = dice.Below(5) - 1 };
        }

        return body;
    }

    private static JsonArray List(Dice dice, Action<JsonObject> fill)
    {
        var list = new JsonArray();
        for (var i = dice.Happens(0.02) ? 101 : dice.Below(4); i >= 0; i--)
        {
            var entry = new JsonObject { ["role"] = dice.Of("user", "user", "assistant", "system", "tool", "wizard") };
            fill(entry);
            list.Add(entry);
        }

        return list;
    }

    private static string Message(Dice dice) => dice.Happens(0.02) ? new string('x', 3990 + dice.Below(20)) : dice.Text(1 + dice.Below(4));

    private static JsonObject WrongSomewhere(Dice dice, JsonObject body)
    {
        for (var times = 1 + dice.Below(3); times > 0; times--)
        {
            body[dice.Of(Members)] = Anything(dice, 3);
        }

        return body;
    }

    private static JsonNode? Anything(Dice dice, int depth) => dice.Below(depth > 0 ? 9 : 7) switch
    {
        0 => null,
        1 => JsonValue.Create(dice.Happens(0.5)),
        2 => JsonValue.Create(dice.Of(0, -1, int.MaxValue, long.MinValue, 1e308, -1e-308)),
        3 => JsonValue.Create(dice.Text(4)),
        4 => JsonValue.Create(""),
        5 => JsonValue.Create(dice.Token(dice.Of(15, 16, 64, 65))),
        6 => new JsonObject(),
        7 => new JsonArray(Anything(dice, depth - 1), Anything(dice, depth - 1)),
        _ => new JsonObject { [dice.Of(Members)] = Anything(dice, depth - 1), [dice.Text(1)] = Anything(dice, depth - 1) },
    };

    // What a serializer would not write.
    private static string Odd(Dice dice, string session) => dice.Of(
        $$"""{"message":"\ud83d","session_id":"{{session}}"}""",
        $$"""{"message":"Hi","\udc00":1,"session_id":"{{session}}"}""",
        $$"""{"message":"Hi","message":"Ho","session_id":"{{session}}","session_id":"{{session}}"}""",
        $$$"""{"message":"Hi","preferences":{"temperature":{{{dice.Of("1e400", "-1e400", "0.1e-999", new string('9', 400), "01", "1.", "+1", "NaN", "-")}}}}}""",
        $$"""{"messages":{{new string('[', 10 + dice.Below(5000))}}""",
        $$"""{"message":{{string.Concat(Enumerable.Repeat("{\"message\":", dice.Below(60)))}}1{{new string('}', dice.Below(60))}}}""",
        "{\"message\":\"Hi\"}{\"message\":\"Ho\"}",
        "{\"message\":\"Hi\",}",
        "{'message':'Hi'}",
        "{\"message\":\"Hi\"} // so",
        "\u2028",
        "null");

    private static byte[] Large(Dice dice) => Encoding.ASCII.GetBytes(dice.Of("{\"message\":\"", "[", "") + new string(dice.Of('x', ' ', '[', '\\'), dice.Of(1024 * 1024 - 20, 1024 * 1024, 1024 * 1024 + 1, 3 * 1024 * 1024)));

    // Lone surrogates come out as escapes.
    private static byte[] Utf8(JsonObject body)
    {
        try
        {
            return Encoding.UTF8.GetBytes(body.ToJsonString());
        }
        catch (Exception unwritable) when (unwritable is ArgumentException or InvalidOperationException or JsonException)
        {
            return "{\"message\":\"Hi\"}"u8.ToArray();
        }
    }
}
