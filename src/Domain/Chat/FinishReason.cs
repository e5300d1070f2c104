namespace DigitalTwin.Domain.Chat;

/// <summary>Why a reply ends where it ends.</summary>
public enum FinishReason
{
    /// <summary>All was said.</summary>
    Stop,

    /// <summary>The cap on a reply was reached.</summary>
    Length,

    /// <summary>The provider's content filter or our own cut the reply; a polite sentence stands in its place or at its end.</summary>
    ContentFilter,
}
