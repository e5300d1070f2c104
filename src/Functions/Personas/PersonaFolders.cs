using System.Text.RegularExpressions;
using DigitalTwin.Domain.Personas;

namespace DigitalTwin.Functions.Personas;

/// <summary>Where the personas lie in the folder or the container: the default one at its root, a further one in <c>personas/ID</c>.</summary>
internal static partial class PersonaFolders
{
    public const string Further = "personas";

    /// <summary>Where the files of one lie, with slashes; empty for the default one, else with a slash at its end.</summary>
    public static string Of(PersonaId id) => id.IsDefault ? "" : $"{Further}/{id.Value}/";

    /// <param name="name">The name of a folder in <c>personas</c>.</param>
    public static bool TryParse(string name, out PersonaId id) => PersonaId.TryParse(name, out id) && !id.IsDefault;

    /// <summary>How the owner knows the place of a persona, for the beginning of a sentence.</summary>
    /// <param name="root">The same for the default persona.</param>
    public static string Place(PersonaId id, string root) => id.IsDefault ? root : $"The folder {Further}/{id.Value}";

    /// <summary>What is said of a persona's files, where those of several are spoken of.</summary>
    public static string Tell(PersonaId id, string sentence) =>
        id.IsDefault ? sentence
        : sentence.StartsWith(Place(id, ""), StringComparison.Ordinal) ? Of(id) + sentence[Place(id, "").Length..]
        : FileFirst().IsMatch(sentence) ? Of(id) + sentence
        : $"{Of(id)}: {sentence}";

    /// <summary>Why a folder in <c>personas</c> makes no persona.</summary>
    public static string Unused(string name) => name == PersonaId.Default.Value
        ? $"{Further}/{name} is not used, for the default persona lies beside the folder {Further}. Move its files there, or give the folder another name."
        : $"{Further}/{Shown(name)} is not used. Name the folder with 1 to 64 of a-z, 0-9 and hyphens, such as {Further}/{Suggestion(name)}.";

    private static string Suggestion(string name) =>
        NotAllowed().Replace(name.ToLowerInvariant(), "-").Trim('-') is { Length: > 0 and <= PersonaId.MaxLength } id && id != PersonaId.Default.Value ? id : "my-tutor";

    private static string Shown(string name) => PersonaText.Normalise(name) is { Length: > 80 } longer ? $"{longer[..80]}…" : PersonaText.Normalise(name).ReplaceLineEndings(" ");

    [GeneratedRegex(@"^[^\s,:]+\.(json|txt|pdf|yaml)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FileFirst();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotAllowed();
}
