using System.Collections.Immutable;

using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Conversations;

/// <summary>What a turn needs to know of the past.</summary>
/// <param name="Window">The newest messages, oldest first; null when there is no such conversation.</param>
/// <param name="EarlierTry">The visitor's message of the id asked for, however long ago it was said; null when there is none.</param>
public sealed record TurnMemory(ImmutableArray<Message>? Window, StoredTurn? EarlierTry)
{
    /// <summary>Messages met on the way that others have replaced, the newest 50 at most; the twin did say them.</summary>
    public ImmutableArray<Message> Replaced { get; init; } = [];

    /// <summary>Whom the conversation is held with; null when there is no such conversation.</summary>
    public PersonaId? Persona { get; init; }

    /// <summary>No such conversation.</summary>
    public static TurnMemory None { get; } = new(null, null);
}
