using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Personas;

/// <summary>What stands in for words that the owner did not write.</summary>
internal static class PersonaPhrases
{
    public static string Greeting(Persona persona) => persona.Greeting ?? persona.Agent.Kind switch
    {
        PersonaKind.Tutor => $"Hello, I'm {persona.Name}, a tutor that is an AI. What would you like to learn?",
        PersonaKind.Assistant => $"Hello, I'm {persona.Name}, an assistant that is an AI. How can I help?",
        _ => $"Hi, I'm the digital twin of {persona.Name}. Ask me about my work.",
    };

    public static string Kind(PersonaKind kind) => kind switch
    {
        PersonaKind.Tutor => "tutor",
        PersonaKind.Assistant => "assistant",
        _ => "twin",
    };
}
