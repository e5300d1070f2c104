namespace DigitalTwin.Domain.Conversations;

/// <summary>
/// Names a conversation and is the visitor's key to it: whoever holds it may read and continue the conversation. 16 to 64
/// characters of <c>A-Z a-z 0-9 _ -</c>; one made here has 128 random bits.
/// </summary>
public readonly record struct SessionId
{
    public const int MinLength = 16;
    public const int MaxLength = 64;

    private SessionId(string value) => Value = value;

    /// <summary>The whole key. Belongs in replies to its holder and in storage, never in a log.</summary>
    public string Value { get; }

    public static bool TryParse(string? text, out SessionId id)
    {
        var valid = Token.IsValid(text, MinLength, MaxLength);
        id = valid ? new SessionId(text!) : default;
        return valid;
    }

    /// <summary>The first six characters: enough to follow a conversation through a log, too few to open it.</summary>
    public override string ToString() => Value is null ? "" : Value[..6] + "...";
}
