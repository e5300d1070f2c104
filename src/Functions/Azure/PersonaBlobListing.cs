using System.Collections.Immutable;
using Azure.Storage.Blobs.Models;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Personas;

namespace DigitalTwin.Functions.Azure;

/// <summary>The blobs that are persona files, by the persona that they belong to. The default one is there even without any.</summary>
/// <param name="Unused">The folders that make no persona, by their names.</param>
internal sealed record PersonaBlobListing(ImmutableDictionary<PersonaId, ImmutableArray<BlobItem>> Personas, ImmutableSortedSet<string> Unused)
{
    public IEnumerable<string> Names => Personas.Values.SelectMany(blobs => blobs.Select(blob => blob.Name));

    public static PersonaBlobListing Of(IEnumerable<BlobItem> blobs)
    {
        var personas = new Dictionary<PersonaId, List<BlobItem>> { [PersonaId.Default] = [] };
        var unused = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var blob in blobs.Where(blob => PersonaFileNames.IsPushed(blob.Name)))
        {
            var id = PersonaId.Default;
            if (blob.Name.Split('/') is [_, var folder, _] && !PersonaFolders.TryParse(folder, out id))
            {
                unused.Add(folder);
                continue;
            }

            if (!personas.TryGetValue(id, out var own))
            {
                personas[id] = own = [];
            }

            own.Add(blob);
        }

        return new PersonaBlobListing(personas.ToImmutableDictionary(persona => persona.Key, persona => persona.Value.ToImmutableArray()), unused.ToImmutable());
    }
}
