using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Chat;

/// <summary>
/// What happens in a turn. Either one <see cref="Failed"/> alone, or <see cref="Started"/>, any number of
/// <see cref="TextDelta"/>, and then exactly one of <see cref="Completed"/>, <see cref="Stopped"/> and <see cref="Failed"/>.
/// </summary>
public abstract record ChatTurnEvent
{
    private ChatTurnEvent()
    {
    }

    /// <summary>The visitor's message is stored and the model is asked.</summary>
    /// <param name="Reply">The id that the reply will be stored under.</param>
    /// <param name="Model">The model that was asked, by its configured name.</param>
    /// <param name="Limited">Why the answer is less than the twin's best; null when it isn't.</param>
    public sealed record Started(SessionId Session, MessageId Message, MessageId Reply, string Model, AnswerLimit? Limited) : ChatTurnEvent
    {
        /// <summary>Who answers.</summary>
        public PersonaId Persona { get; init; }
    }

    /// <summary>The next piece of the reply; never empty, and never half of a surrogate pair.</summary>
    public sealed record TextDelta(string Text) : ChatTurnEvent;

    /// <summary>The reply is whole and stored.</summary>
    /// <param name="Usage">Null when the provider reports none, and for a reply that was stored before.</param>
    /// <param name="Finish">Why it ends where it ends; null for a reply that was stored before.</param>
    public sealed record Completed(Message Reply, TokenUsage? Usage, FinishReason? Finish) : ChatTurnEvent;

    /// <summary>Someone wanted no more of the reply, or the process ends. What was said is stored as interrupted.</summary>
    public sealed record Stopped : ChatTurnEvent;

    /// <summary>There will be no reply, or no more of it.</summary>
    public sealed record Failed(ChatProblem Problem) : ChatTurnEvent;
}
