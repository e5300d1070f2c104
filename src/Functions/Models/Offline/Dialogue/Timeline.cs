using System.Collections.Immutable;
using DigitalTwin.Functions.Models.Offline.Knowledge;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Dialogue;

/// <summary>What happened in which order.</summary>
internal static class Timeline
{
    /// <summary>The dated blocks of a topic, newest first; one told by two files comes once, as the first file tells it.</summary>
    public static ImmutableArray<Block> Of(IEnumerable<Block> blocks, Topic topic) =>
        [.. Once(blocks.Where(block => block.Topic == topic && block.Record?.Began is not null))
            .OrderByDescending(block => block.Record!.IsOngoing)
            .ThenByDescending(block => block.Record!.Began)];

    /// <summary>The block told again by another file is left out.</summary>
    public static IEnumerable<Block> Once(IEnumerable<Block> blocks) =>
        blocks.DistinctBy(block => (block.Topic, Identity(block)));

    /// <summary>The next older one (or newer one), or null at the end.</summary>
    public static Block? Beside(IEnumerable<Block> blocks, Block anchor, bool older)
    {
        var line = Of(blocks, anchor.Topic);
        var at = Enumerable.Range(0, line.Length).FirstOrDefault(i => Identity(line[i]) == Identity(anchor), -1);
        var wanted = older ? at + 1 : at - 1;
        return at >= 0 && wanted >= 0 && wanted < line.Length ? line[wanted] : null;
    }

    private static string Identity(Block block) =>
        string.Join(' ', Tokenizer.Words(block.Record?.OwnName ?? block.Record?.First(FieldRole.Position) ?? ""));
}
