namespace DigitalTwin.Domain.Conversations;

/// <summary>A visitor's message that is stored already.</summary>
/// <param name="Reply">The newest reply to it, whole or interrupted; null when none was stored.</param>
public sealed record StoredTurn(Message Message, Message? Reply);
