using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Conversations;

/// <summary>One message as it is stored and shown. Never changed once stored.</summary>
public sealed record Message
{
    public required MessageId Id { get; init; }

    public required MessageRole Role { get; init; }

    /// <summary>Exactly what was sent or streamed, character for character; never empty.</summary>
    public required string Content { get; init; }

    /// <summary>When it was said, UTC. For a reply: when it ended.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    public MessageStatus Status { get; init; }

    /// <summary>For a reply: the visitor's message that it answers. Null for a visitor's message.</summary>
    public MessageId? InReplyTo { get; init; }

    /// <summary>The persona of the conversation, which is the same for all of its messages.</summary>
    public PersonaId Persona { get; init; }

    /// <summary>For a reply: the model that wrote it, by the name its provider gave, or <c>offline</c>.</summary>
    public string? Model { get; init; }
}

public enum MessageRole
{
    User,
    Assistant,
}

public enum MessageStatus
{
    /// <summary>All of it is there.</summary>
    Complete,

    /// <summary>A reply that broke off: the visitor left or the model failed. What was said up to then is kept.</summary>
    Interrupted,
}
