using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;

namespace DigitalTwin.Functions.Chat;

// What ChatRequestReader reads, as OpenAPI tells it. The reader takes the members one by one, so that it can say which is wrong; a test
// sends every member of these in a right and in a wrong type, and on either side of every bound.

internal abstract record ChatForm
{
    /// <summary>The conversation to go on with; absent or empty for a new one.</summary>
    [OrEmpty]
    public string? SessionId { get; init; }

    /// <summary>Whom the message is for; absent or empty for whom the conversation is held with, and the default persona where it is new.</summary>
    [OrEmpty]
    public string? Persona { get; init; }

    /// <summary>The client's own id for the message, which makes sending it again safe.</summary>
    public string? MessageId { get; init; }

    public PreferencesForm? Preferences { get; init; }

    /// <summary>True for server-sent events, false for one JSON object. Wins over the header <c>Accept</c>.</summary>
    public bool? Stream { get; init; }

    /// <summary><c>regenerate-message</c> answers the last message of the user anew; the new reply takes the place of the one that there is.</summary>
    [AllowedValues("submit-message", "regenerate-message")]
    public string? Trigger { get; init; }
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

    /// <summary>The text, whole or in parts; a must where the role counts.</summary>
    [Forms(typeof(string), typeof(IReadOnlyList<UiPartForm>))]
    public JsonElement? Content { get; init; }
}

/// <summary>
/// The same list with its texts in parts, as assistant-ui sends its whole thread: as long as a body may be. The newest 100 entries are
/// read.
/// </summary>
internal sealed record ThreadForm : ChatForm
{
    [MinLength(1)]
    public required IReadOnlyList<ThreadEntryForm> Messages { get; init; }
}

/// <summary>One entry of a thread.</summary>
internal sealed record ThreadEntryForm
{
    /// <summary>Those of <c>user</c> and <c>assistant</c> count; the twin has its own instructions and drops the others.</summary>
    [AllowedValues("user", "assistant", "system", "developer", "tool")]
    public required string Role { get; init; }

    public required IReadOnlyList<UiPartForm> Content { get; init; }
}

/// <summary>
/// What the AI SDK's <c>useChat</c> sends. Only the last entry of the user's is read, however long the list; the reply is a stream unless
/// <c>stream</c> says otherwise.
/// </summary>
internal sealed record UiMessagesForm : ChatForm
{
    /// <summary>The conversation, as the client names it: 16 to 64 letters, digits, <c>_</c> or <c>-</c>. A <c>session_id</c> wins over it.</summary>
    public string? Id { get; init; }

    /// <summary>The <c>id</c> of the user's last entry, where that is an earlier message in new words; any other says nothing to the twin.</summary>
    [JsonPropertyName("messageId")]
    public string? EditedId { get; init; }

    [MinLength(1)]
    public required IReadOnlyList<UiEntryForm> Messages { get; init; }
}

/// <summary>One entry of the list. The user's last one is the message, and its <c>id</c> serves as <c>message_id</c>.</summary>
internal sealed record UiEntryForm
{
    public string? Id { get; init; }

    public required string Role { get; init; }

    public required IReadOnlyList<UiPartForm> Parts { get; init; }
}

/// <summary>A piece of an entry. Of the user's, a <c>file</c> is refused, and all but <c>text</c> says nothing to the twin.</summary>
internal sealed record UiPartForm
{
    public required string Type { get; init; }

    /// <summary>A must where the type is <c>text</c>.</summary>
    public string? Text { get; init; }
}

/// <summary>What a client would like; it is heeded where the owner allows it.</summary>
internal sealed record PreferencesForm
{
    /// <summary>One that the owner allows; any other is ignored.</summary>
    public string? Model { get; init; }

    [Range(0.0, 2.0)]
    public float? Temperature { get; init; }

    /// <summary>How much the visitor knows of the subject, such as <c>beginner</c>: letters, digits, spaces and hyphens. A tutor explains accordingly.</summary>
    [StringLength(ChatRules.LongestLevel, MinimumLength = 1), RegularExpression(@"^[\p{L}\p{M}\p{N} -]*$")]
    public string? Level { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageForm))]
[JsonSerializable(typeof(MessagesForm))]
[JsonSerializable(typeof(ThreadForm))]
[JsonSerializable(typeof(UiMessagesForm))]
internal sealed partial class ChatFormJson : JsonSerializerContext
{
    public static ChatFormJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
