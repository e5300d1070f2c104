using System.Text.Json.Nodes;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Docs;

/// <summary>The ids that members and parameters of certain names hold, wherever they stand.</summary>
internal static class IdSchemas
{
    private const string Alphabet = "^[A-Za-z0-9_-]*$";

    private static readonly Dictionary<string, string> Names = new() { ["session_id"] = "SessionId", ["message_id"] = "MessageId" };

    /// <summary>Null for a name that holds no id.</summary>
    public static JsonObject? RefOf(string name) => Names.TryGetValue(name, out var schema) ? SchemaBook.Ref(schema) : null;

    public static IEnumerable<(string Name, JsonObject Schema)> All() =>
    [
        ("SessionId", Schema(SessionId.MinLength, SessionId.MaxLength,
            "Names a conversation and is the key to it: whoever has it can read the conversation, go on with it and delete it. The twin makes one with 128 "
            + "random bits; a client may bring its own. Keep it like a password, and out of addresses that others see.")),
        ("MessageId", Schema(MessageId.MinLength, MessageId.MaxLength,
            "Names a message within its conversation. A client that brings its own may send the message again: it is answered once, and the stored reply comes back.")),
    ];

    private static JsonObject Schema(int minimum, int maximum, string description) => new()
    {
        ["type"] = "string",
        ["minLength"] = minimum,
        ["maxLength"] = maximum,
        ["pattern"] = Alphabet,
        ["description"] = description,
    };
}
