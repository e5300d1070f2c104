namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Reads the short lists of a CV's sidebar, whose longer items break over lines.</summary>
internal static class CvLists
{
    /// <summary>How full a line must be, against the longest one, before the next can be its second half.</summary>
    private const double FullEnoughToWrap = 0.75;

    /// <param name="widest">The length of the longest line in the sidebar.</param>
    public static IReadOnlyList<string> Items(CvSection section, int widest) =>
        [.. Own(section).SelectMany(lines => Unwrapped(lines, widest)).Select(item => item.TrimStart('•', '-', '*', '·', ' '))];

    /// <summary>The length of the longest line in a section's list.</summary>
    public static int Width(CvSection section) => Own(section).SelectMany(lines => lines).Max(line => line.Length);

    // A lone first line with a comma is the owner's location, read across from the main column.
    private static IEnumerable<IReadOnlyList<string>> Own(CvSection section) =>
        section.Paragraphs is [[var line], _, ..] && line.Contains(", ", StringComparison.Ordinal)
            ? section.Paragraphs.Skip(1).Select(lines => (IReadOnlyList<string>)lines)
            : section.Paragraphs.Select(lines => (IReadOnlyList<string>)lines);

    private static List<string> Unwrapped(IReadOnlyList<string> lines, int widest)
    {
        var items = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && Continues(lines[i - 1], lines[i], widest))
            {
                items[^1] += " " + lines[i];
            }
            else
            {
                items.Add(lines[i]);
            }
        }

        return items;
    }

    private static bool Continues(string previous, string line, int widest)
    {
        var nextWord = line.Split(' ')[0];
        return !previous.EndsWith(')') && !"•-*·".Contains(line[0])
            && previous.Length >= widest * FullEnoughToWrap
            && previous.Length + 1 + nextWord.Length > widest;
    }
}
