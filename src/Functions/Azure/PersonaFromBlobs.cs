using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Azure;

/// <summary>Makes one persona of what lies in the container, anew only when that changed, and remembers the last good one.</summary>
internal sealed partial class PersonaFromBlobs(PersonaId id, int maxCharacters, ILogger logger)
{
    private const string Place = "The persona container";
    private const string Push = "Put a persona there with `npm run persona:push`; after `azd up`, `azd hooks run postprovision` does it too.";
    private const string Apology = "The twin has no persona yet. Its owner can give it one with `npm run persona:push`.";
    private const string NoContainer = "no container";

    private string? _stamp;
    private volatile PersonaReading? _current;
    private PersonaReading? _good;

    public PersonaReading Take(PersonaBlobSet set) => Take(set.Stamp, () => Assemble(set));

    public PersonaReading TakeNothing() => Take(NoContainer, () => Nothing($"{Place} is not there."));

    /// <summary>What to go on with when its files could not be looked at.</summary>
    /// <param name="trouble">Why, as a sentence.</param>
    public PersonaReading Without(string trouble) => _current is { Persona: not null } current
        ? current with { Warnings = current.Warnings.Add($"The persona can't be checked for changes. {trouble}") }
        : Unread(trouble);

    public static PersonaReading Unread(string trouble) => new(null, $"The persona can't be read. {trouble}", []);

    private PersonaReading Take(string stamp, Func<PersonaReading> read)
    {
        if (_current is null || _stamp != stamp)
        {
            (_current, _stamp) = (Keep(read()), stamp);
            Report(_current);
        }

        return _current;
    }

    private PersonaReading Assemble(PersonaBlobSet set) => set.Files.IsEmpty
        ? Nothing($"{Place} is empty.")
        : PersonaAssembly.Assemble(id, set.Files, PersonaFolders.Place(id, Place), maxCharacters);

    private static PersonaReading Nothing(string why) => new(null, $"{why} {Push}", []) { Apology = Apology };

    // A broken push must not silence a twin that was speaking a moment ago.
    private PersonaReading Keep(PersonaReading fresh)
    {
        if (fresh.Persona is not null)
        {
            _good = fresh;
        }

        return fresh.Persona is null && _good is { } good
            ? good with { Warnings = good.Warnings.Add($"The last change is not used: {fresh.Problem}") }
            : fresh;
    }

    private void Report(PersonaReading reading)
    {
        foreach (var warning in reading.Warnings)
        {
            LogWarning(PersonaFolders.Tell(id, warning));
        }

        // An empty container is what every deployment begins with; a further persona that is out was put there.
        if (reading.Problem is { } problem && id.IsDefault)
        {
            LogWarning(problem);
        }
        else if (reading.Problem is not null)
        {
            LogProblem(PersonaFolders.Tell(id, reading.Problem));
        }

        if (reading.Persona is { } persona)
        {
            LogRead(id.Value, persona.Facts.Length, persona.Documents.Length);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Persona: {Warning}")]
    private partial void LogWarning(string warning);

    [LoggerMessage(Level = LogLevel.Error, Message = "Persona: {Problem}")]
    private partial void LogProblem(string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Persona read: {Persona}, {Facts} facts, {Documents} documents")]
    private partial void LogRead(string persona, int facts, int documents);
}
