using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalTwin.Functions.Chat;

// What ChatRequestReader reads, as OpenAPI tells it. The reader takes the members one by one, so that it can say which is wrong; a test
// sends every member of these in a right and in a wrong type.

internal abstract record ChatForm
{
    /// <summary>The conversation to go on with; absent or empty for a new one.</summary>
    public string? SessionId { get; init; }

    /// <summary>The client's own id for the message, which makes sending it again safe.</summary>
    public string? MessageId { get; init; }

    public PreferencesForm? Preferences { get; init; }

    /// <summary>True for server-sent events, false for one JSON object. Wins over the header <c>Accept</c>.</summary>
    public bool? Stream { get; init; }
}

/// <summary>One message. What was said before is in the twin's memory.</summary>
internal sealed record MessageForm : ChatForm
{
    public required string Message { get; init; }
}

/// <summary>A list of messages, of which the last one of the user is answered. Those before it serve as history when the conversation is new.</summary>
internal sealed record MessagesForm : ChatForm
{
    [Length(1, ChatRequestReader.MaxMessages)]
    public required IReadOnlyList<EntryForm> Messages { get; init; }
}

/// <summary>One entry of the list.</summary>
internal sealed record EntryForm
{
    /// <summary>Those of <c>user</c> and <c>assistant</c> count; the twin has its own instructions and drops the others.</summary>
    [AllowedValues("user", "assistant", "system", "developer", "tool")]
    public required string Role { get; init; }

    /// <summary>The text; a must where the role counts.</summary>
    public string? Content { get; init; }
}

/// <summary>What a client would like; it is heeded where the owner allows it.</summary>
internal sealed record PreferencesForm
{
    /// <summary>One that the owner allows; any other is ignored.</summary>
    public string? Model { get; init; }

    [Range(0.0, 2.0)]
    public float? Temperature { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageForm))]
[JsonSerializable(typeof(MessagesForm))]
internal sealed partial class ChatFormJson : JsonSerializerContext
{
    public static ChatFormJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
