namespace DigitalTwin.Domain.Chat;

/// <summary>
/// The model failed: the one exception that an <c>IChatClient</c> of this product throws, besides cancellation. The inner
/// exception is for the log, never for a visitor.
/// </summary>
public sealed class ModelException(ChatProblemKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>
    /// <see cref="ChatProblemKind.ModelUnavailable"/>, <see cref="ChatProblemKind.ModelBusy"/>,
    /// <see cref="ChatProblemKind.ModelTimeout"/> or <see cref="ChatProblemKind.ContentFiltered"/>.
    /// </summary>
    public ChatProblemKind Kind => kind;

    /// <summary>When the provider says that trying again makes sense; null when it doesn't say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the provider may have billed the call; false when it refused it or was never reached.</summary>
    public bool MayBeBilled { get; init; } = true;
}
