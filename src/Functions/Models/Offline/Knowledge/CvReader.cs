using System.Text.RegularExpressions;
using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Reads the text of a CV back into records and prose.</summary>
internal static partial class CvReader
{
    private static readonly Topic[] Lists =
        [Topic.Skill, Topic.Language, Topic.Certification, Topic.Award, Topic.Interest, Topic.Publication];

    /// <summary>Whether a text is laid out as a CV: it has its headings, or dated entries.</summary>
    public static bool LooksLikeCv(string text)
    {
        var lines = text.Split('\n');
        return lines.Count(CvSections.IsHeading) >= 2 || lines.Count(line => line.Length < 80 && Dates.FindRange(line) is not null) >= 2;
    }

    public static IEnumerable<Block> Blocks(string text, IReadOnlyCollection<string> ownerNames) =>
        Blocks([.. CvSections.Of(text).Select(section => (section, HeadingTopic(section.Heading)))], ownerNames);

    private static IEnumerable<Block> Blocks(List<(CvSection Section, Topic Topic)> sections, IReadOnlyCollection<string> ownerNames)
    {
        var sidebarWidth = sections.Where(entry => Lists.Contains(entry.Topic)).Select(entry => CvLists.Width(entry.Section)).DefaultIfEmpty().Max();
        return sections.SelectMany(entry => Blocks(entry.Section, entry.Topic, sidebarWidth, ownerNames));
    }

    private static IEnumerable<Block> Blocks(CvSection section, Topic topic, int sidebarWidth, IReadOnlyCollection<string> ownerNames)
    {
        if (topic is Topic.Work or Topic.Study or Topic.Volunteering or Topic.Project && CvEntries.Of(section, topic) is { Count: > 0 } entries)
        {
            return entries.Select(Block.Of);
        }

        return Lists.Contains(topic) ? [Items(section, topic, sidebarWidth)]
            : topic is Topic.Email ? Contact(section)
            : Prose(section, ownerNames);
    }

    private static Topic HeadingTopic(string heading)
    {
        var lower = heading.ToLowerInvariant();
        return lower.StartsWith("volunteer", StringComparison.Ordinal)
            ? Topic.Volunteering
            : TopicWords.OfHeading(lower.Split([' ', '-', '&', ':'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static Block Items(CvSection section, Topic topic, int sidebarWidth)
    {
        var heading = section.Heading.ToLowerInvariant();
        return Block.Of(new FactRecord(topic, heading, [new FactField(heading, FieldRole.Other, [.. CvLists.Items(section, sidebarWidth)])]));
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
                var isLinkedIn = site.Value.Contains("linkedin", StringComparison.OrdinalIgnoreCase);
                yield return Single(Topic.Website, isLinkedIn ? "LinkedIn page" : "website", site.Value);
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
