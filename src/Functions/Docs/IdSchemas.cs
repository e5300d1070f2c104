using System.Text.Json.Nodes;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Docs;

/// <summary>The ids that members and parameters of certain names hold, wherever they stand.</summary>
internal static class IdSchemas
{
    private const string Alphabet = "^[A-Za-z0-9_-]*$";
    private const string PersonaAlphabet = "^[a-z0-9][a-z0-9-]*$";

    private static readonly Dictionary<string, string> Names = new() { ["session_id"] = "SessionId", ["message_id"] = "MessageId", ["persona"] = "PersonaId" };

    /// <summary>Null for a name that holds no id.</summary>
    public static JsonObject? RefOf(string name) => Names.TryGetValue(name, out var schema) ? SchemaBook.Ref(schema) : null;

    public static IEnumerable<(string Name, JsonObject Schema)> All() =>
    [
        ("SessionId", Schema(SessionId.MinLength, SessionId.MaxLength,
            "Names a conversation and is the key to it: whoever has it can read the conversation, go on with it and delete it. The twin makes one with 128 "
            + "random bits; a client may bring its own. Keep it like a password, and out of addresses that others see.")),
        ("MessageId", Schema(MessageId.MinLength, MessageId.MaxLength,
            "Names a message within its conversation. A client that brings its own may send the message again: it is answered once, and the stored reply comes back.")),
        ("PersonaId", Schema(PersonaId.MinLength, PersonaId.MaxLength,
            "Names a persona: `default` for the owner's own, and for a further one its folder's name. `GET /api/personas` lists them.", PersonaAlphabet)),
    ];

    private static JsonObject Schema(int minimum, int maximum, string description, string alphabet = Alphabet) => new()
    {
        ["type"] = "string",
        ["minLength"] = minimum,
        ["maxLength"] = maximum,
        ["pattern"] = alphabet,
        ["description"] = description,
    };
}
