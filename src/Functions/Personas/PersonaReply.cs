using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Personas;

/// <param name="Id">What a chat sends as its <c>persona</c>.</param>
/// <param name="Kind">A twin speaks for a person, a tutor teaches, an assistant helps.</param>
/// <param name="Greeting">The first words on the page; always there, made from the name when the owner wrote none.</param>
/// <param name="Language">What its visitors speak unless they show otherwise, as in BCP 47; absent when the owner named none.</param>
/// <param name="RetentionDays">How many days after its last message a conversation is deleted; 0 when it is kept until somebody deletes it.</param>
/// <param name="MaxMessageCharacters">How long a message may be, in UTF-16 code units.</param>
/// <param name="Voice">What the server does with speech; absent where it does nothing with it.</param>
internal sealed record PersonaReply(
    string Id,
    string Name,
    string? Headline,
    [property: AllowedValues("twin", "tutor", "assistant")] string Kind,
    string Greeting,
    IReadOnlyList<string> SuggestedQuestions,
    string? Language,
    int RetentionDays,
    int MaxMessageCharacters,
    VoiceOffer? Voice)
{
    public static PersonaReply From(Persona persona, RetentionPeriod retention, ChatLimits limits, VoiceOffer? voice) => new(
        persona.Id.Value,
        persona.Name,
        persona.Headline,
        PersonaPhrases.Kind(persona.Agent.Kind),
        PersonaPhrases.Greeting(persona),
        persona.SuggestedQuestions,
        persona.Agent.Language,
        retention.Days,
        limits.MaxMessageCharacters,
        voice);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonaReply))]
[JsonSerializable(typeof(PersonasReply))]
internal sealed partial class PersonaJson : JsonSerializerContext
{
    public static PersonaJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
