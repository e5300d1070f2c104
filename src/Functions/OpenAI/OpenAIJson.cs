using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>Members that are null are written, for the protocol has them so; what may be absent says so itself.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CompletionChunk))]
[JsonSerializable(typeof(MeteredChunk))]
[JsonSerializable(typeof(CompletionReply))]
[JsonSerializable(typeof(ModelEntry))]
[JsonSerializable(typeof(ModelListReply))]
[JsonSerializable(typeof(OpenAIErrorReply))]
internal sealed partial class OpenAIJson : JsonSerializerContext
{
    public static OpenAIJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
