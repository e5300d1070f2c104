using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Chat;

/// <summary>Why a turn failed.</summary>
/// <param name="Detail">A sentence for the visitor, safe to show, that says what to change or do next.</param>
/// <param name="RetryAfter">When trying again makes sense; null when it doesn't or nobody knows.</param>
public sealed record ChatProblem(ChatProblemKind Kind, string Detail, TimeSpan? RetryAfter = null)
{
    internal static ChatProblem MessageIdReused { get; } = new(
        ChatProblemKind.MessageIdReused,
        "This message_id was used for another message of this conversation. Send the new message with a new id.");

    internal static ChatProblem MessageReplaced { get; } = new(
        ChatProblemKind.MessageReplaced, "This message is no longer part of the conversation. Load the conversation again.");

    internal static ChatProblem OtherPersona { get; } = new(
        ChatProblemKind.OtherPersona, "This conversation is held with another persona. Start a new one with this one.");

    internal static ChatProblem UnknownPersona { get; } = new(
        ChatProblemKind.UnknownPersona, "There is no such persona here. GET /api/personas lists those there are.");

    /// <summary>Why nobody can answer after this reading, which gave no persona.</summary>
    internal static ChatProblem Without(PersonaReading reading) =>
        ReferenceEquals(reading, PersonaReading.NotThere) ? UnknownPersona : new ChatProblem(ChatProblemKind.PersonaUnavailable, reading.Apology);
}

public enum ChatProblemKind
{
    /// <summary>The message breaks a limit.</summary>
    InvalidMessage,

    /// <summary>The message id belongs to another text.</summary>
    MessageIdReused,

    /// <summary>The message is no longer part of the conversation: an earlier one was asked in other words or answered anew.</summary>
    MessageReplaced,

    /// <summary>The turn before it in the same conversation takes too long.</summary>
    ConversationBusy,

    /// <summary>The conversation was deleted while the turn ran.</summary>
    ConversationDeleted,

    /// <summary>The conversation is held with another persona.</summary>
    OtherPersona,

    /// <summary>There is no persona of that id.</summary>
    UnknownPersona,

    /// <summary>There is no persona to answer as.</summary>
    PersonaUnavailable,

    /// <summary>The memory can't be read or written.</summary>
    StorageUnavailable,

    /// <summary>The model can't be reached, refuses the call or answers nonsense.</summary>
    ModelUnavailable,

    /// <summary>The model's provider has too much to do, or this account has asked too often.</summary>
    ModelBusy,

    /// <summary>The model took too long.</summary>
    ModelTimeout,

    /// <summary>The provider's content filter stopped the question or the reply. Never a visitor's problem: they get a polite answer.</summary>
    ContentFiltered,

    /// <summary>A fault of our own.</summary>
    Unforeseen,
}
