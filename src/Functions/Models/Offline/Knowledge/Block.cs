using System.Collections.Immutable;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Sentences that belong together: a record's, or a paragraph's.</summary>
/// <param name="Sentences">In the first person, ready to be said; the first one introduces the others if <paramref name="Record"/> is set.</param>
/// <param name="Record">What the sentences were made of; null for prose.</param>
/// <param name="Labels">Words that aren't said but by which the block is found, such as the path of its facts.</param>
public sealed record Block(ImmutableArray<string> Sentences, FactRecord? Record, string Labels)
{
    /// <summary>Where it stands among all blocks: the facts first, then file by file.</summary>
    public int Order { get; init; }

    public Topic Topic => Record?.Topic ?? Topic.Other;

    /// <summary>Whether the first sentence introduces something by name, so that the next ones tell more of it.</summary>
    public bool IsIntroduced => Record?.OwnName is not null;

    public static Block Of(FactRecord record) => new(
        FactSentences.Of(record),
        record,
        string.Join(' ', record.Fields.Select(field => field.Label).Prepend(record.Heading)));
}
