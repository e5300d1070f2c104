using DigitalTwin.Functions.Models;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>The models that a client may choose from: the twin by its own name, answering with what its owner configured, and those that the owner allows.</summary>
internal sealed class ModelList(ModelOptions models, TimeProvider time)
{
    public const string Twin = "digital-twin";

    // Nobody knows when the models were made; the client's list wants a time.
    private readonly long _created = time.GetUtcNow().ToUnixTimeSeconds();

    public ModelListReply All() => new([.. models.Allowed().Prepend(Twin).Distinct(StringComparer.Ordinal).Select(Entry)]);

    /// <returns>Null when there is none of that name.</returns>
    public ModelEntry? Find(string name) => All().Data.FirstOrDefault(entry => entry.Id == name);

    private ModelEntry Entry(string name) => new(name, _created);
}
