using DigitalTwin.Domain.Chat;

namespace DigitalTwin.Domain.Conversations;

/// <summary>How far a reply has come that is still being written.</summary>
/// <param name="Reply">The id that it will be stored under.</param>
/// <param name="Text">What was said so far; the whole reply begins with it.</param>
/// <param name="Model">The model that was asked.</param>
public sealed record ReplyProgress(MessageId Reply, string Text, string Model, AnswerLimit? Limited)
{
    /// <summary>The stored reply that it will take the place of; null when it is the first.</summary>
    public MessageId? Replaces { get; init; }
}
