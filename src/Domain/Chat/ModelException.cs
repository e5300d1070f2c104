namespace DigitalTwin.Domain.Chat;

/// <summary>
/// The model failed: the one exception that an <c>IChatClient</c> of this product throws, besides cancellation. The inner
/// exception is for the log, never for a visitor.
/// </summary>
public sealed class ModelException(ChatProblemKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary><see cref="ChatProblemKind.ModelUnavailable"/> or <see cref="ChatProblemKind.ModelTimeout"/>.</summary>
    public ChatProblemKind Kind => kind;
}
