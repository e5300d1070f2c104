using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Personas;

/// <param name="Greeting">The first words on the page; always there, made from the name when the owner wrote none.</param>
internal sealed record PersonaReply(string Name, string? Headline, string Greeting, IReadOnlyList<string> SuggestedQuestions)
{
    public static PersonaReply From(Persona persona) => new(
        persona.Name, persona.Headline, persona.Greeting ?? $"Hi, I'm the digital twin of {persona.Name}. Ask me about my work.", persona.SuggestedQuestions);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonaReply))]
internal sealed partial class PersonaJson : JsonSerializerContext
{
    public static PersonaJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
