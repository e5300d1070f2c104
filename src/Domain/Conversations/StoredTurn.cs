namespace DigitalTwin.Domain.Conversations;

/// <summary>A visitor's message that is stored already.</summary>
/// <param name="Reply">The reply to it, whole or interrupted; null when none was stored.</param>
public sealed record StoredTurn(Message Message, Message? Reply)
{
    /// <summary>When another process that is answering it gave its last sign of life; null when none is.</summary>
    public DateTimeOffset? AnsweredElsewhereSince { get; init; }

    /// <summary>
    /// What that process has noted down of the reply, which may be meant to replace the stored one. Null before the first note, and when
    /// nobody is answering.
    /// </summary>
    public ReplyProgress? Progress { get; init; }

    /// <summary>The message is no longer part of the conversation: one that came before it was replaced.</summary>
    public bool IsReplaced { get; init; }
}
