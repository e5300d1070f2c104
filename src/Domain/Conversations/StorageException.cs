namespace DigitalTwin.Domain.Conversations;

/// <summary>The storage did not do what it was asked. The inner exception is for the log, never for a visitor.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the owner can do about it, as a sentence that health may show; null where nobody knows.</summary>
    public string? Remedy { get; init; }
}
