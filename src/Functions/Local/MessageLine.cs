using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Functions.Local;

/// <summary>A message as a line of messages.jsonl.</summary>
/// <param name="Number">
/// The place in the conversation, from 1; that of the last line is the count. Not higher than that of a line before it where it has
/// replaced that one.
/// </param>
internal sealed record MessageLine(
    int Number, string Id, MessageRole Role, string Content, DateTimeOffset Timestamp, MessageStatus Status, string? ReplyTo, string? Model)
{
    public static byte[] Encode(Message message, int number)
    {
        var line = new MessageLine(
            number, message.Id.Value, message.Role, message.Content, message.Timestamp, message.Status, message.InReplyTo?.Value, message.Model);
        return [.. JsonSerializer.SerializeToUtf8Bytes(line, MessageLineJson.Lines.MessageLine), (byte)'\n'];
    }

    /// <summary>Null for a line that is damaged.</summary>
    public static MessageLine? Decode(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, MessageLineJson.Lines.MessageLine) is { Id: not null, Content: not null } whole ? whole : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public Message ToMessage() => new()
    {
        Id = MessageId.TryParse(Id, out var id) ? id : default,
        Role = Role,
        Content = Content,
        Timestamp = Timestamp,
        Status = Status,
        InReplyTo = MessageId.TryParse(ReplyTo, out var question) ? question : null,
        Model = Model,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(MessageLine))]
internal sealed partial class MessageLineJson : JsonSerializerContext
{
    /// <summary>Writes characters as they are, so that a person can read the file; the lines never meet HTML.</summary>
    public static MessageLineJson Lines => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
