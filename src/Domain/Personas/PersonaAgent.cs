namespace DigitalTwin.Domain.Personas;

/// <summary>How a persona behaves, as its agent.yaml says. Whatever that leaves out is null here, and the deployment's settings count.</summary>
public sealed record PersonaAgent
{
    /// <summary>A folder without agent.yaml makes a twin.</summary>
    public PersonaKind Kind { get; init; }

    /// <summary>What the owner tells the model of how to go about it; the rules of the kind stand above it.</summary>
    public string? Instructions { get; init; }

    /// <summary>The model that answers, as its provider names it; a deployment at Azure.</summary>
    public string? Model { get; init; }

    /// <summary>0 to 2.</summary>
    public float? Temperature { get; init; }

    /// <summary>How many earlier messages the model is shown: 0 to 200.</summary>
    public int? MaxHistory { get; init; }

    /// <summary>After a silence longer than this, what was said before it is no longer shown to the model; null for never.</summary>
    public TimeSpan? SessionTimeout { get; init; }

    /// <summary>The voice that speaks, as the speech server names it.</summary>
    public string? Voice { get; init; }

    /// <summary>The language that its visitors speak unless they show otherwise, as in BCP 47: <c>en</c>, <c>pt-BR</c>.</summary>
    public string? Language { get; init; }
}
