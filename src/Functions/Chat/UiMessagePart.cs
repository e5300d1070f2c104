using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalTwin.Functions.Chat;

/// <summary>
/// One event of the AI SDK's UI message stream, version 1. Strict clients refuse unknown types and any key beside these;
/// what is ours alone goes into the start's metadata.
/// </summary>
internal sealed record UiMessagePart(string Type)
{
    private const string OnlyText = "0";

    public string? MessageId { get; init; }

    public UiMessageMetadata? MessageMetadata { get; init; }

    public string? Id { get; init; }

    public string? Delta { get; init; }

    public string? ErrorText { get; init; }

    /// <summary>Of the types that begin with <c>data-</c>.</summary>
    public UiMessageData? Data { get; init; }

    /// <summary>True for what a client hears and does not keep in its message.</summary>
    public bool? Transient { get; init; }

    public static UiMessagePart StartStep { get; } = new("start-step");

    public static UiMessagePart TextStart { get; } = new("text-start") { Id = OnlyText };

    public static UiMessagePart TextEnd { get; } = new("text-end") { Id = OnlyText };

    public static UiMessagePart FinishStep { get; } = new("finish-step");

    public static UiMessagePart Finish { get; } = new("finish");

    /// <summary>Ends a reply that someone stopped, or that broke off, when it is told again.</summary>
    public static UiMessagePart Abort { get; } = new("abort");

    public static UiMessagePart Start(string messageId, UiMessageMetadata metadata) => new("start") { MessageId = messageId, MessageMetadata = metadata };

    /// <summary>Added to what the start told.</summary>
    public static UiMessagePart More(UiMessageMetadata metadata) => new("message-metadata") { MessageMetadata = metadata };

    public static UiMessagePart TextDelta(string delta) => new("text-delta") { Id = OnlyText, Delta = delta };

    public static UiMessagePart Error(string text) => new("error") { ErrorText = text };

    /// <param name="type">Begins with <c>data-</c>.</param>
    public static UiMessagePart Of(string type, UiMessageData data, bool isTransient) => new(type) { Data = data, Transient = isTransient ? true : null };
}

/// <summary>What only a spoken turn has: what was understood, the sound of a sentence, or why there is no more of it.</summary>
internal sealed record UiMessageData
{
    /// <summary>The sentence's number, from 0.</summary>
    public int? Index { get; init; }

    /// <summary>What was understood, or the sentence as it is spoken.</summary>
    public string? Text { get; init; }

    [JsonPropertyName("media_type")]
    public string? MediaType { get; init; }

    /// <summary>In base64.</summary>
    public ReadOnlyMemory<byte>? Audio { get; init; }

    /// <summary>Why nothing is spoken from this sentence on, for the visitor.</summary>
    public string? Detail { get; init; }
}

/// <summary>What is ours alone. The start tells what is known before the first word; the end adds what was not.</summary>
internal sealed record UiMessageMetadata
{
    [JsonPropertyName("session_id")]
    public string? SessionId { get; init; }

    /// <summary>The visitor's message; the reply's own id is the start's <c>messageId</c>.</summary>
    [JsonPropertyName("message_id")]
    public string? MessageId { get; init; }

    /// <summary>Who answers; the start always tells it.</summary>
    public string? Persona { get; init; }

    /// <summary>The model that answers; told again at the end when another one took its place.</summary>
    public string? Model { get; init; }

    /// <summary><c>budget</c> when the offline model answers because the tokens are spent.</summary>
    public string? Limited { get; init; }

    /// <summary><c>length</c> or <c>content_filter</c>; absent when all was said.</summary>
    [JsonPropertyName("finish_reason")]
    public string? FinishReason { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UiMessagePart))]
internal sealed partial class UiMessageJson : JsonSerializerContext
{
    public static UiMessageJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
