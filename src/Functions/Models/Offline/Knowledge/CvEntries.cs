using DigitalTwin.Functions.Models.Offline.Language;

namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>
/// Reads the dated entries of a section. The line with the dates is the anchor: who and what stand on it or above it, the place
/// and the description below, until the head of the next entry.
/// </summary>
internal static class CvEntries
{
    public static IReadOnlyList<FactRecord> Of(CvSection section, Topic topic)
    {
        var lines = section.Lines.ToList();
        var anchors = Enumerable.Range(0, lines.Count).Where(i => lines[i].Length < 110 && Dates.FindRange(lines[i]) is not null).ToList();
        return [.. anchors.Select((anchor, i) => Entry(
            lines,
            anchor,
            i == 0 ? 0 : anchors[i - 1] + 1,
            i + 1 < anchors.Count ? HeadStart(lines, anchors[i + 1], anchor + 1) : lines.Count,
            topic))];
    }

    private static FactRecord Entry(List<string> lines, int anchor, int earliest, int end, Topic topic)
    {
        var range = Dates.FindRange(lines[anchor])!;
        var head = lines[HeadStart(lines, anchor, earliest)..anchor].Append(lines[anchor].Remove(range.Index, range.Length).Trim(' ', '·', ','))
            .Where(line => line.Length > 0)
            .ToList();
        var body = lines[(anchor + 1)..Math.Max(end, anchor + 1)];
        var place = topic is Topic.Work && body is [{ Length: < 60 } first, ..] && IsPlace(first) ? first : null;
        var told = string.Join('\n', place is null ? body : body[1..]);
        var fields = Head(head, topic)
            .Append(new FactField("start", FieldRole.Start, [range.Start]))
            .Append(new FactField("end", FieldRole.End, [range.End]))
            .Concat(place is null ? [] : [new FactField("city", FieldRole.City, [place])])
            .Concat(told.Length == 0 ? [] : [new FactField("description", FieldRole.Description, [told])]);
        return new FactRecord(topic, topic.ToString().ToLowerInvariant(), [.. fields]);
    }

    // A line of dates alone has two lines above it (who, what), one with text has a single one.
    private static int HeadStart(List<string> lines, int anchor, int earliest)
    {
        var range = Dates.FindRange(lines[anchor])!;
        var alone = lines[anchor].Length - range.Length < 3;
        return Math.Max(earliest, anchor - (alone ? 2 : 1));
    }

    private static IEnumerable<FactField> Head(List<string> head, Topic topic) => (head, topic) switch
    {
        ([var school, var degree, ..], Topic.Study) => [Field("school", FieldRole.School, school), Field("degree", FieldRole.Degree, degree)],
        ([var name, ..], Topic.Study) => [Field("school", FieldRole.School, name)],
        ([var name, ..], Topic.Project) => [Field("name", FieldRole.Name, name)],
        ([var employer, var position, ..], _) =>
            [Field("company", FieldRole.Organisation, employer), Field("title", FieldRole.Position, position)],
        ([var position], _) => [Field("title", FieldRole.Position, position)],
        _ => [],
    };

    private static FactField Field(string label, FieldRole role, string value) => new(label, role, [value]);

    private static bool IsPlace(string line) =>
        char.IsUpper(line[0]) && !line.EndsWith('.') && line.Split(", ").Length is > 1 and < 5;
}
