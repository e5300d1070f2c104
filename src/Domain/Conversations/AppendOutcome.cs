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

    /// <summary>
    /// A reply to a message that is no longer part of the conversation, for another took its place or that of an earlier one, or the
    /// conversation was deleted; nothing was written.
    /// </summary>
    Gone,

    /// <summary>A visitor's message to another persona than the conversation is held with; nothing was written.</summary>
    OtherPersona,
}
