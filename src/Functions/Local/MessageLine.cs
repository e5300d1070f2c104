using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Local;

/// <summary>A message as a line of messages.jsonl.</summary>
/// <param name="Number">
/// The place in the conversation, from 1; that of the last line is the count. Not higher than that of a line before it where it has
/// replaced that one.
/// </param>
/// <param name="Replacements">How many lines up to this one, itself included, have replaced others; null for none.</param>
/// <param name="After">Of a line that has replaced others: the end of the one that the conversation shows before it; null for the line before.</param>
/// <param name="Persona">Whom the conversation is held with; null for the default one.</param>
internal sealed record MessageLine(
    int Number,
    string Id,
    MessageRole Role,
    string Content,
    DateTimeOffset Timestamp,
    MessageStatus Status,
    string? ReplyTo,
    string? Model,
    int? Replacements,
    long? After,
    string? Persona)
{
    /// <summary>Where the line starts in the file that it was read from.</summary>
    [JsonIgnore]
    public long Start { get; init; }

    /// <param name="last">The line before it; null for the first.</param>
    /// <param name="replaced">The one whose place it takes; null for the next place.</param>
    public static MessageLine From(Message message, MessageLine? last, MessageLine? replaced) => new(
        replaced?.Number ?? ((last?.Number ?? 0) + 1),
        message.Id.Value,
        message.Role,
        message.Content,
        message.Timestamp,
        message.Status,
        message.InReplyTo?.Value,
        message.Model,
        replaced is null ? last?.Replacements : (last?.Replacements ?? 0) + 1,
        replaced is null ? null : replaced.After ?? replaced.Start,
        message.Persona.IsDefault ? null : message.Persona.Value);

    public byte[] Encode() => [.. JsonSerializer.SerializeToUtf8Bytes(this, MessageLineJson.Lines.MessageLine), (byte)'\n'];

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

    [JsonIgnore]
    public PersonaId HeldWith => PersonaId.TryParse(Persona, out var persona) ? persona : PersonaId.Default;

    public Message ToMessage() => new()
    {
        Id = MessageId.TryParse(Id, out var id) ? id : default,
        Role = Role,
        Content = Content,
        Timestamp = Timestamp,
        Status = Status,
        InReplyTo = MessageId.TryParse(ReplyTo, out var question) ? question : null,
        Persona = HeldWith,
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
