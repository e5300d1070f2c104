using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Personas;

/// <param name="Greeting">The first words on the page; always there, made from the name when the owner wrote none.</param>
/// <param name="RetentionDays">How many days after its last message a conversation is deleted; 0 when it is kept until somebody deletes it.</param>
/// <param name="MaxMessageCharacters">How long a message may be, in UTF-16 code units.</param>
internal sealed record PersonaReply(
    string Name, string? Headline, string Greeting, IReadOnlyList<string> SuggestedQuestions, int RetentionDays, int MaxMessageCharacters)
{
    public static PersonaReply From(Persona persona, RetentionPeriod retention, ChatLimits limits) => new(
        persona.Name,
        persona.Headline,
        persona.Greeting ?? $"Hi, I'm the digital twin of {persona.Name}. Ask me about my work.",
        persona.SuggestedQuestions,
        retention.Days,
        limits.MaxMessageCharacters);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonaReply))]
internal sealed partial class PersonaJson : JsonSerializerContext
{
    public static PersonaJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
