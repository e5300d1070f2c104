namespace DigitalTwin.Domain.Voice;

/// <summary>A speech server failed. The message is for the log, never for a visitor, and holds nothing of what was said.</summary>
public sealed class SpeechException(SpeechFaultKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public SpeechFaultKind Kind => kind;

    /// <summary>When the server says that trying again makes sense; null when it doesn't say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How many tries the server may have billed; none when it refused them or was never reached.</summary>
    public int BilledTries { get; init; }
}

public enum SpeechFaultKind
{
    /// <summary>The server can't be reached, refuses the call or answers nonsense.</summary>
    Unavailable,

    /// <summary>The server has too much to do, or this account has asked too often.</summary>
    Busy,

    /// <summary>The server took too long.</summary>
    Timeout,

    /// <summary>The server can't make sound of the recording.</summary>
    Unreadable,
}
