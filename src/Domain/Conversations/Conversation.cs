using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Conversations;

/// <summary>A conversation as the owner's list shows it.</summary>
/// <param name="Title">The first words of the first message, on one line; at most 80 characters.</param>
/// <param name="UpdatedAt">When the last message was stored.</param>
/// <param name="MessageCount">The messages of both sides.</param>
public sealed record Conversation(SessionId Session, string Title, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int MessageCount)
{
    /// <summary>Whom it is held with.</summary>
    public PersonaId Persona { get; init; }
}
