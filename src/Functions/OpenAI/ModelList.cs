using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>
/// The models that a client may choose from: the twin by its own name, answering with what its owner configured, each further persona by
/// that name and its id, and the models that the owner allows.
/// </summary>
internal sealed class ModelList(ModelOptions models, IPersonaSource personas, TimeProvider time)
{
    public const string Twin = "digital-twin";

    private const string Persona = Twin + "/";

    // Nobody knows when the models were made; the client's list wants a time.
    private readonly long _created = time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Who is meant by a model's name: the default persona by most; null when the name is a persona's and can be none's.</summary>
    public static PersonaId? PersonaOf(string? model) =>
        model?.StartsWith(Persona, StringComparison.Ordinal) != true ? PersonaId.Default
        : PersonaId.TryParse(model[Persona.Length..], out var persona) && !persona.IsDefault ? persona
        : null;

    public async Task<ModelListReply> AllAsync(CancellationToken cancellationToken)
    {
        List<string> names = [Twin];
        foreach (var persona in (await personas.ListAsync(cancellationToken)).Where(persona => !persona.IsDefault))
        {
            if (await IsUsableAsync(persona, cancellationToken))
            {
                names.Add(Persona + persona.Value);
            }
        }

        return new([.. names.Concat(models.Allowed()).Distinct(StringComparer.Ordinal).Select(Entry)]);
    }

    /// <returns>Null when there is none of that name.</returns>
    public async Task<ModelEntry?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var isThere = PersonaOf(name) is { IsDefault: false } persona
            ? await IsUsableAsync(persona, cancellationToken)
            : name == Twin || models.Allows(name);
        return isThere ? Entry(name) : null;
    }

    private async ValueTask<bool> IsUsableAsync(PersonaId persona, CancellationToken cancellationToken) =>
        (await personas.ReadAsync(persona, cancellationToken)).Persona is not null;

    private ModelEntry Entry(string name) => new(name, _created);
}
