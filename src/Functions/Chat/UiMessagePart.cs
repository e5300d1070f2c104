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

    /// <summary>Ends a reply that broke off, when it is told again.</summary>
    public static UiMessagePart Abort { get; } = new("abort");

    public static UiMessagePart Start(string messageId, UiMessageMetadata metadata) => new("start") { MessageId = messageId, MessageMetadata = metadata };

    public static UiMessagePart TextDelta(string delta) => new("text-delta") { Id = OnlyText, Delta = delta };

    public static UiMessagePart Error(string text) => new("error") { ErrorText = text };
}

/// <param name="MessageId">The visitor's message; the reply's own id is the start's <c>messageId</c>.</param>
/// <param name="Model">The model that answers.</param>
internal sealed record UiMessageMetadata(
    [property: JsonPropertyName("session_id")] string SessionId, [property: JsonPropertyName("message_id")] string MessageId, string Model);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UiMessagePart))]
internal sealed partial class UiMessageJson : JsonSerializerContext
{
    public static UiMessageJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
