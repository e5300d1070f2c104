using System.Diagnostics.CodeAnalysis;

namespace DigitalTwin.Domain.Personas;

/// <summary>
/// Names a persona of a deployment: 1 to 64 characters of <c>a-z 0-9 -</c>, the first one no hyphen. The one that lies at the root of the
/// persona folder or container is called <c>default</c>; a further one has the name of its folder in <c>personas</c>.
/// </summary>
public readonly record struct PersonaId
{
    public const int MinLength = 1;
    public const int MaxLength = 64;

    /// <summary>Under which a call's options tell the offline model who answers, for it has no other way to know.</summary>
    public const string OptionKey = "digital_twin.persona";

    private const string DefaultName = "default";

    // Null for the default one, so that an id that nobody set means it.
    private readonly string? _name;

    private PersonaId(string name) => _name = name == DefaultName ? null : name;

    /// <summary>The owner's own, which every deployment has.</summary>
    public static PersonaId Default => default;

    public string Value => _name ?? DefaultName;

    public bool IsDefault => _name is null;

    public static bool TryParse([NotNullWhen(true)] string? text, out PersonaId id)
    {
        var valid = text is { Length: >= MinLength and <= MaxLength } && text[0] != '-' && text.All(IsAllowed);
        id = valid ? new PersonaId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;

    private static bool IsAllowed(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-';
}
