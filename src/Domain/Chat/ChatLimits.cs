namespace DigitalTwin.Domain.Chat;

/// <summary>The bounds of a turn. The defaults are those of docs/configuration.md.</summary>
public sealed record ChatLimits
{
    // What comes before the model is asked: the turn before it, another process's answer, the storage.
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(30);

    // Four times as long as a sign of life takes to come.
    private static readonly TimeSpan MostSilence = TimeSpan.FromSeconds(20);

    /// <summary>The longest message a visitor may send, in UTF-16 code units.</summary>
    public int MaxMessageCharacters { get; init; } = 4000;

    /// <summary>How many earlier messages the model is shown.</summary>
    public int MaxHistoryMessages { get; init; } = 20;

    /// <summary>How long those may be together, in UTF-16 code units.</summary>
    public int MaxHistoryCharacters { get; init; } = 24_000;

    /// <summary>The cap on a reply, in the model's tokens.</summary>
    public int MaxOutputTokens { get; init; } = 800;

    /// <summary>0 to 2; used when the visitor's client names none.</summary>
    public float Temperature { get; init; } = 0.7f;

    /// <summary>How long a turn may take at most, from the call to the model on.</summary>
    public TimeSpan TurnTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long an answer may take at most, from the request on.</summary>
    public TimeSpan Longest => TurnTimeout + Before;

    /// <summary>Whoever answers a message and has given no sign of life for this long is taken for dead, and another may answer.</summary>
    public TimeSpan TakenForDead => TurnTimeout < MostSilence ? TurnTimeout : MostSilence;

    /// <summary>How long a message waits for the one before it in the same conversation, and for another process that answers it.</summary>
    public TimeSpan TurnWait { get; init; } = TimeSpan.FromSeconds(10);
}
