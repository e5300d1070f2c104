using System.Collections.Immutable;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Chat;

/// <summary>What a visitor asks, in whichever wire format it came.</summary>
public sealed record ChatRequest
{
    /// <summary>The message, as typed; not empty.</summary>
    public required string Text { get; init; }

    /// <summary>The conversation to continue; null opens a new one.</summary>
    public SessionId? Session { get; init; }

    /// <summary>Whom it is for; null for whom the conversation is held with, and the default persona where it is new.</summary>
    public PersonaId? Persona { get; init; }

    /// <summary>How much the visitor knows, in their own words; it reaches a tutor's model with the message. Null when nothing was said.</summary>
    public string? Level { get; init; }

    /// <summary>The client's own id for the message, which makes sending it again safe; null when it brings none.</summary>
    public MessageId? MessageId { get; init; }

    /// <summary>The message was sent before and is to be answered anew: the new reply takes the place of the one that there is.</summary>
    public bool Anew { get; init; }

    /// <summary>
    /// The message may have been sent before in other words: these take their place, and the conversation goes on from here.
    /// </summary>
    public bool Edited { get; init; }

    /// <summary>What was said before, as the client tells it; believed only when the conversation is new, and never stored.</summary>
    public ImmutableArray<EarlierMessage> Earlier { get; init; } = [];

    /// <summary>The model to answer with; null for the configured one.</summary>
    public string? Model { get; init; }

    /// <summary>0 to 2; null for the configured one.</summary>
    public float? Temperature { get; init; }
}

/// <summary>A message that the client says was exchanged before.</summary>
public sealed record EarlierMessage(MessageRole Role, string Content);
