using System.Collections.Immutable;

namespace DigitalTwin.Domain.Personas;

/// <summary>Where the personas come from: a folder or a blob container.</summary>
public interface IPersonaSource
{
    /// <summary>
    /// A persona as it stands now, or <see cref="PersonaReading.NotThere"/>, which the default one never is. Cheap to call on every turn: files are checked for change, and parsed only when they did.
    /// A change that can't be read keeps the last good persona and says so in <see cref="PersonaReading.Warnings"/>.
    /// </summary>
    ValueTask<PersonaReading> ReadAsync(PersonaId persona, CancellationToken cancellationToken);

    /// <summary>All that there are, those that can't be used included: the default one first, the others by their ids.</summary>
    ValueTask<ImmutableArray<PersonaId>> ListAsync(CancellationToken cancellationToken);

    /// <summary>What lies beside the personas and can't be one, as sentences for the owner.</summary>
    ValueTask<ImmutableArray<string>> WarningsAsync(CancellationToken cancellationToken) => ValueTask.FromResult<ImmutableArray<string>>([]);
}
