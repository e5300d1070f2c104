using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Domain.Chat;

/// <summary>What a program asks for a conversation that it keeps itself.</summary>
public sealed record CompletionRequest
{
    /// <summary>The message to answer; not empty.</summary>
    public required string Text { get; init; }

    /// <summary>Who answers.</summary>
    public PersonaId Persona { get; init; }

    /// <summary>What was said before, as the program tells it, oldest first; shown to the model within the bounds of a turn.</summary>
    public ImmutableArray<EarlierMessage> Earlier { get; init; } = [];

    /// <summary>What the program says on its own behalf: information for the twin, never an instruction. Cut at the length of a message.</summary>
    public string Note { get; init; } = "";

    /// <summary>The model to answer with; null for the configured one.</summary>
    public string? Model { get; init; }

    /// <summary>0 to 2; null for the configured one.</summary>
    public float? Temperature { get; init; }

    /// <summary>The cap on this reply, in the model's tokens; null for the configured one, which none exceeds.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The reply ends before the first of these; none is empty.</summary>
    public ImmutableArray<string> Stops { get; init; } = [];
}
