using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.Domain.Chat;

/// <summary>
/// What happens in a <see cref="Completion"/>. Either one <see cref="Failed"/> alone, or <see cref="Started"/>, any number of
/// <see cref="TextDelta"/>, and then exactly one of <see cref="Completed"/> and <see cref="Failed"/>.
/// </summary>
public abstract record CompletionEvent
{
    private CompletionEvent()
    {
    }

    /// <summary>The first words are there, or it is certain that there will be none.</summary>
    /// <param name="Model">The model that answers.</param>
    /// <param name="Limited">Why the answer is less than the twin's best; null when it isn't.</param>
    public sealed record Started(MessageId Id, string Model, AnswerLimit? Limited) : CompletionEvent;

    /// <summary>The next piece of the reply; never empty, and never half of a surrogate pair.</summary>
    public sealed record TextDelta(string Text) : CompletionEvent;

    /// <summary>The reply is whole.</summary>
    /// <param name="IsEstimate">The provider reports no usage; what is told in its place counts from above.</param>
    public sealed record Completed(FinishReason Finish, TokenUsage Usage, bool IsEstimate) : CompletionEvent;

    /// <summary>There will be no reply, or no more of it.</summary>
    public sealed record Failed(ChatProblem Problem) : CompletionEvent;
}
