namespace DigitalTwin.Domain.Personas;

/// <summary>Where the persona comes from: a folder or a blob container.</summary>
public interface IPersonaSource
{
    /// <summary>
    /// The persona as it stands now. Cheap to call on every turn: files are checked for change, and parsed only when they did.
    /// A change that can't be read keeps the last good persona and says so in <see cref="PersonaReading.Warnings"/>.
    /// </summary>
    ValueTask<PersonaReading> ReadAsync(CancellationToken cancellationToken);
}
