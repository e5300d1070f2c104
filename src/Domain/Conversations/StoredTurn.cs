namespace DigitalTwin.Domain.Conversations;

/// <summary>A visitor's message that is stored already.</summary>
/// <param name="Reply">The reply to it, whole or interrupted; null when none was stored.</param>
public sealed record StoredTurn(Message Message, Message? Reply)
{
    /// <summary>Without a reply: since when another process is answering it, as far as is known; null when none is.</summary>
    public DateTimeOffset? AnsweredElsewhereSince { get; init; }
}
