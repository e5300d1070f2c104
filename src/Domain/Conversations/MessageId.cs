namespace DigitalTwin.Domain.Conversations;

/// <summary>
/// Names a message within its conversation: 1 to 64 characters of <c>A-Z a-z 0-9 _ -</c>. A client that brings its own can
/// send the message again without being answered twice.
/// </summary>
public readonly record struct MessageId
{
    public const int MinLength = 1;
    public const int MaxLength = 64;

    private MessageId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out MessageId id)
    {
        var valid = Token.IsValid(text, MinLength, MaxLength);
        id = valid ? new MessageId(text!) : default;
        return valid;
    }

    public override string ToString() => Value ?? "";
}
