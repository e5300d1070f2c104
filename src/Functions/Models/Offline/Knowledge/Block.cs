using System.Collections.Immutable;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Sentences that belong together: a record's, or a paragraph's.</summary>
/// <param name="Sentences">In the first person, ready to be said; the first one introduces the others if <paramref name="Record"/> is set.</param>
/// <param name="Record">What the sentences were made of; null for prose.</param>
/// <param name="Heading">What it stands under: a name in facts.json or a line of a CV; empty for prose. Found by, but not said.</param>
internal sealed record Block(ImmutableArray<string> Sentences, FactRecord? Record, string Heading)
{
    /// <summary>Where it stands among all blocks: the facts first, then file by file.</summary>
    public int Order { get; init; }

    public Topic Topic => Record?.Topic ?? Topic.Other;

    /// <summary>Whether the first sentence introduces something by name, so that the next ones tell more of it.</summary>
    public bool IsIntroduced => Record?.OwnName is not null;

    public static Block Of(FactRecord record) => new(FactSentences.Of(record), record, record.Heading);
}
