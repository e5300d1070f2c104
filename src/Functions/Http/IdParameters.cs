using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Http;

/// <summary>Reads ids that clients bring; a malformed one is a 400 on every route.</summary>
internal static class IdParameters
{
    public static SessionId Session(string? text, string name = "session_id") => SessionId.TryParse(text, out var id)
        ? id
        : throw new ApiProblemException(NoSession(name));

    public static ApiProblem NoSession(string name) => ApiProblem.Invalid($"`{name}` must be 16 to 64 of the characters A-Z a-z 0-9 _ and -.");

    public static MessageId Message(string? text, string name) => MessageId.TryParse(text, out var id)
        ? id
        : throw new ApiProblemException(ApiProblem.Invalid($"`{name}` must be 1 to 64 of the characters A-Z a-z 0-9 _ and -."));

    /// <summary>Whom a client wants to talk with: the default persona when it says nothing.</summary>
    public static PersonaId Persona(string? text, string name = "persona") => text is not { Length: > 0 } ? PersonaId.Default
        : PersonaId.TryParse(text, out var id) ? id
        : throw new ApiProblemException(NoPersona(name));

    public static ApiProblem NoPersona(string name) => ApiProblem.Invalid($"`{name}` must be 1 to 64 of the characters a-z 0-9 and -, the first one no hyphen.");
}
