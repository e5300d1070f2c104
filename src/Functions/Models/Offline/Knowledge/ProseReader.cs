using System.Text.RegularExpressions;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Reads running text, and the "Email: ..." lines and bullet points that people put between.</summary>
internal static partial class ProseReader
{
    public static IEnumerable<Block> Blocks(string text, IReadOnlyCollection<string> ownerNames) =>
        BlankLines().Split(text.ReplaceLineEndings("\n")).SelectMany(paragraph => Paragraph(paragraph, ownerNames, ""));

    public static IEnumerable<Block> Paragraph(string paragraph, IReadOnlyCollection<string> ownerNames, string heading)
    {
        var running = new List<string>();
        foreach (var line in paragraph.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (Labelled().Match(line) is { Success: true } labelled && !line.EndsWith('.'))
            {
                yield return Fact(labelled.Groups["label"].Value, labelled.Groups["value"].Value);
            }
            else if (Bullet().Match(line) is { Success: true } bullet)
            {
                running.Add(Listing.Sentence(line[bullet.Length..]));
            }
            else
            {
                running.Add(line);
            }
        }

        var sentences = Sentences.Split(string.Join('\n', running))
            .Select(sentence => FirstPerson.Of(sentence, ownerNames))
            .ToList();
        if (sentences.Count > 0)
        {
            yield return new Block([.. sentences], null, heading);
        }
    }

    private static Block Fact(string label, string value)
    {
        var words = FactRecords.Words(label).ToList();
        var topic = TopicWords.OfHeading(words);
        var spoken = string.Join(' ', words);
        return Block.Of(new FactRecord(topic, spoken, [new FactField(spoken, FieldRole.Other, [value])]));
    }

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"^(?<label>\p{L}[\p{L} -]{1,28}):\s+(?<value>\S.{0,150})$")]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^([-*•]|\d+[.)])\s+")]
    private static partial Regex Bullet();
}
