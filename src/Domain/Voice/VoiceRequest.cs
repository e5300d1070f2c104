using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Voice;

/// <summary>What a visitor says, and to whom. The members are those of <see cref="Chat.ChatRequest"/>.</summary>
public sealed record VoiceRequest(Recording Recording)
{
    public SessionId? Session { get; init; }

    public PersonaId? Persona { get; init; }

    public MessageId? MessageId { get; init; }

    public string? Level { get; init; }
}
