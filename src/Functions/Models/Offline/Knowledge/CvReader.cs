using System.Text.RegularExpressions;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Reads the text of a CV back into records and prose.</summary>
public static partial class CvReader
{
    /// <summary>Whether a text is laid out as a CV: it has its headings, or dated entries.</summary>
    public static bool LooksLikeCv(string text)
    {
        var lines = text.Split('\n');
        return lines.Count(CvSections.IsHeading) >= 2 || lines.Count(line => line.Length < 80 && Dates.FindRange(line) is not null) >= 2;
    }

    public static IEnumerable<Block> Blocks(string text, IReadOnlyCollection<string> ownerNames) =>
        CvSections.Of(text).SelectMany(section => Blocks(section, ownerNames));

    private static IEnumerable<Block> Blocks(CvSection section, IReadOnlyCollection<string> ownerNames)
    {
        var topic = section.Heading.Length == 0 ? Topic.Other : HeadingTopic(section.Heading);
        if (topic is Topic.Work or Topic.Study or Topic.Volunteering or Topic.Project && CvEntries.Of(section, topic) is { Count: > 0 } entries)
        {
            return entries.Select(Block.Of);
        }

        return topic switch
        {
            Topic.Skill or Topic.Language or Topic.Certification or Topic.Award or Topic.Interest or Topic.Publication => Items(section, topic),
            Topic.Email => Contact(section),
            _ => Prose(section, ownerNames),
        };
    }

    private static Topic HeadingTopic(string heading)
    {
        var lower = heading.ToLowerInvariant();
        return lower.StartsWith("volunteer", StringComparison.Ordinal)
            ? Topic.Volunteering
            : TopicWords.OfHeading(lower.Split([' ', '-', '&', ':'], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not "top" and not "key"));
    }

    private static IEnumerable<Block> Items(CvSection section, Topic topic)
    {
        var items = CvLists.Items(section);
        return items.Count == 0
            ? []
            : [Block.Of(new FactRecord(topic, section.Heading.ToLowerInvariant(), [new FactField(section.Heading.ToLowerInvariant(), FieldRole.Other, [.. items])]))];
    }

    private static IEnumerable<Block> Contact(CvSection section)
    {
        foreach (var line in section.Lines)
        {
            if (Address().Match(line) is { Success: true } mail)
            {
                yield return Single(Topic.Email, "email", mail.Value);
            }
            else if (WebAddress().Match(line) is { Success: true } site)
            {
                yield return Single(Topic.Website, site.Value.Contains("linkedin", StringComparison.OrdinalIgnoreCase) ? "LinkedIn page" : "website", site.Value);
            }
        }
    }

    private static Block Single(Topic topic, string label, string value) =>
        Block.Of(new FactRecord(topic, label, [new FactField(label, FieldRole.Other, [value])]));

    private static IEnumerable<Block> Prose(CvSection section, IReadOnlyCollection<string> ownerNames) =>
        section.Paragraphs.SelectMany(lines => ProseReader.Paragraph(string.Join('\n', lines), ownerNames, section.Heading));

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Address();

    [GeneratedRegex(@"(https?://)?(?<!@)\b([\w-]+\.)+[a-z]{2,}(/[^\s)]*)?", RegexOptions.IgnoreCase)]
    private static partial Regex WebAddress();
}
