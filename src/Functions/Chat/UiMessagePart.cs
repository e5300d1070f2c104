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
