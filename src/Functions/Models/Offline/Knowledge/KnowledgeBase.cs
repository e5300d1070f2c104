using System.Collections.Immutable;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>All that the twin can say, sentence by sentence. The style document is no part of it: it tells how, not what.</summary>
internal static class KnowledgeBase
{
    public static ImmutableArray<Block> Of(Persona persona)
    {
        if (persona.Agent.Kind is not PersonaKind.Twin)
        {
            return [.. PlainText.Blocks(persona).Select((block, order) => block with { Order = order })];
        }

        var names = OwnerNames(persona);
        var facts = MergedRecords.Of([.. FactRecords.Of(persona.Facts)]).Select(Block.Of);
        var texts = persona.Documents
            .Where(document => document.Kind is not PersonaDocumentKind.Style)
            .SelectMany(document => CvReader.LooksLikeCv(document.Text)
                ? CvReader.Blocks(document.Text, names)
                : ProseReader.Blocks(document.Text, names));
        return [.. facts.Concat(texts).Select((block, order) => block with { Order = order })];
    }

    /// <summary>The names that the texts may call the owner by: the whole one and the first.</summary>
    public static ImmutableArray<string> OwnerNames(Persona persona) =>
        [.. new[] { persona.Name, persona.Name.Split(' ')[0] }.Concat(persona.Facts.Where(fact => fact.Path == "name").Select(fact => fact.Value)).Distinct()];

    /// <summary>
    /// The folded words of those names; asking about "Ada" is asking about "you". A tutor's or an assistant's name is a word of its subject.
    /// </summary>
    public static ImmutableHashSet<string> OwnerWords(Persona persona) =>
        persona.Agent.Kind is PersonaKind.Twin ? [.. OwnerNames(persona).SelectMany(Tokenizer.Words)] : [];
}
