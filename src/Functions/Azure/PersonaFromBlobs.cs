using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Azure;

/// <summary>
/// Makes a persona of what lies in the container, anew only when that changed, and remembers the last good one. Tells every
/// trouble once, however long it lasts.
/// </summary>
internal sealed partial class PersonaFromBlobs(PersonaBlobs blobs, int maxCharacters, ILogger logger)
{
    private const string Place = "The persona container";
    private const string Push = "Put a persona there with `npm run persona:push`; after `azd up`, `azd hooks run postprovision` does it too.";
    private const string Apology = "The twin has no persona yet. Its owner can give it one with `npm run persona:push`.";
    private const string NoContainer = "no container";

    private string? _stamp;
    private volatile PersonaReading? _current;
    private PersonaReading? _good;
    private string? _trouble;

    /// <summary>Looks at the container. Never throws.</summary>
    public async Task<PersonaReading> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var set = await blobs.ReadAsync(cancellationToken);
            return Take(set.Stamp, () => Assemble(set));
        }
        catch (Exception fault) when (BlobFault.IsMissingContainer(fault))
        {
            return Take(NoContainer, () => Nothing($"{Place} is not there."));
        }
        catch (Exception fault)
        {
            return Without(fault);
        }
    }

    /// <summary>What to go on with when the container could not be looked at.</summary>
    public PersonaReading Without(Exception fault)
    {
        var trouble = BlobFault.Explain(fault);
        if (Interlocked.Exchange(ref _trouble, trouble) != trouble)
        {
            LogTrouble(trouble, fault);
        }

        return _current is { Persona: not null } current
            ? current with { Warnings = current.Warnings.Add($"The persona can't be checked for changes. {trouble}") }
            : new PersonaReading(null, $"The persona can't be read. {trouble}", []);
    }

    private PersonaReading Take(string stamp, Func<PersonaReading> read)
    {
        if (Interlocked.Exchange(ref _trouble, null) is not null)
        {
            LogBack();
        }

        if (_current is null || _stamp != stamp)
        {
            (_current, _stamp) = (Keep(read()), stamp);
            Report(_current);
        }

        return _current;
    }

    private PersonaReading Assemble(PersonaBlobSet set)
    {
        if (set.Files.IsEmpty && set.Skipped.IsEmpty)
        {
            return Nothing($"{Place} is empty.");
        }

        var assembled = PersonaAssembly.Assemble(set.Files, Place, maxCharacters);
        return assembled with { Warnings = assembled.Warnings.InsertRange(0, set.Skipped) };
    }

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
        foreach (var warning in reading.Problem is { } problem ? reading.Warnings.Add(problem) : reading.Warnings)
        {
            LogWarning(warning);
        }

        if (reading.Persona is { } persona)
        {
            LogRead(persona.Facts.Length, persona.Documents.Length);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Persona: {Trouble}")]
    private partial void LogTrouble(string trouble, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Persona: the storage answers again")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Persona: {Warning}")]
    private partial void LogWarning(string warning);

    [LoggerMessage(Level = LogLevel.Information, Message = "Persona read: {Facts} facts, {Documents} documents")]
    private partial void LogRead(int facts, int documents);
}
