using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>What the twin says of itself, in few words.</summary>
internal static class Phrases
{
    /// <summary>How every answer begins that the profile doesn't hold.</summary>
    public const string NoAnswer = "My profile doesn't say anything about that.";

    /// <summary>Said after an answer when a message asked more than that.</summary>
    public const string NotTheRest = "The rest of your question my profile doesn't answer.";

    /// <summary>Said instead when an answer was given and there is no more of it.</summary>
    public const string NoMore = "That is all my profile says about it.";

    /// <summary>Said when a visitor asks what came before the first, or after the last.</summary>
    public const string NoFurther = "My profile doesn't go any further than that.";

    public const string Welcome = "You're welcome. Ask me anything else you'd like to know.";

    public const string Goodbye = "Goodbye, and thank you for stopping by.";

    /// <summary>Owed to every visitor once: nobody should take quotations for a conversation.</summary>
    public const string RunsWithoutModel = "(I'm running without a language model, so I answer with what my profile says.)";

    public static string Greeting(Persona persona) => persona.Greeting ?? persona.Agent.Kind switch
    {
        PersonaKind.Tutor => $"Hello! I'm {persona.Name}. What would you like to learn?",
        PersonaKind.Assistant => $"Hello! I'm {persona.Name}. How can I help?",
        _ => $"Hello! I'm the digital twin of {persona.Name}. What would you like to know?",
    };

    public static string Name(Persona persona) => $"My name is {persona.Name}.";

    public static string Identity(Persona persona) => persona.Agent.Kind switch
    {
        PersonaKind.Tutor => $"I'm an AI: {persona.Name}, a tutor and no person. I answer from texts that I was given.",
        PersonaKind.Assistant => $"I'm an AI: {persona.Name}, an assistant and no person. I answer from texts that I was given.",
        _ => $"I'm an AI: the digital twin of {persona.Name}, not {persona.Name} in person. I answer from a profile that {persona.Name} wrote.",
    };

    public static string Capabilities(Persona persona) => (persona.Agent.Kind, persona.SuggestedQuestions.IsEmpty) switch
    {
        (PersonaKind.Twin, true) => $"You can ask me about {persona.Name}: work, studies, projects, interests, or how to get in touch.",
        (PersonaKind.Twin, false) => $"You can ask me about my life and work, for example: {Examples(persona)}",
        (_, true) => "You can ask me about what my texts tell.",
        (_, false) => $"You can ask me, for example: {Examples(persona)}",
    };

    private static string Examples(Persona persona) => string.Join(' ', persona.SuggestedQuestions.Take(3).Select(question => $"\u201C{question}\u201D"));
}
