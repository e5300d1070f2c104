using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Functions.Docs;

namespace DigitalTwin.Functions.Voice;

/// <summary>A recording and what belongs to it, as multipart/form-data in any order.</summary>
internal sealed record VoiceForm
{
    /// <summary>The recording, with a file name: webm, ogg, mp3, m4a or wav of at most 60 seconds and 10 MiB. What it is, its bytes tell.</summary>
    [Binary]
    public required string Audio { get; init; }

    /// <summary>The conversation to go on with; absent or empty for a new one.</summary>
    [OrEmpty]
    public string? SessionId { get; init; }

    /// <summary>The client's own id for the message, which makes sending it again safe: what was understood before counts then, and the recording isn't listened to again.</summary>
    [OrEmpty]
    public string? MessageId { get; init; }

    /// <summary>Whom it is for; absent or empty for whom the conversation is held with, and <c>default</c> for a new one.</summary>
    [OrEmpty]
    public string? Persona { get; init; }

    /// <summary>How much the visitor knows of the subject, such as <c>beginner</c>: 1 to 40 letters, digits, spaces and hyphens.</summary>
    public string? Level { get; init; }

    /// <summary><c>true</c> for server-sent events, <c>false</c> for one JSON object. Wins over the header <c>Accept</c>.</summary>
    public string? Stream { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VoiceForm))]
internal sealed partial class VoiceFormJson : JsonSerializerContext
{
    public static VoiceFormJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
