namespace DigitalTwin.Domain.Conversations;

public enum AppendOutcome
{
    /// <summary>The message is on durable storage.</summary>
    Stored,

    /// <summary>
    /// A visitor's message with this id, or a reply to the same message, was there already, or another process is answering it; nothing
    /// was written.
    /// </summary>
    Known,

    /// <summary>A reply to a message that is no longer there, for its conversation was deleted; nothing was written.</summary>
    Gone,
}
