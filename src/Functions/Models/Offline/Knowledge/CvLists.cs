namespace DigitalTwin.Functions.Models.Offline.Knowledge;

/// <summary>Reads the short lists of a CV's sidebar, whose longer items break over lines.</summary>
public static class CvLists
{
    /// <summary>How full a line must be, against the longest one, before the next can be its second half.</summary>
    private const double FullEnoughToWrap = 0.75;

    public static IReadOnlyList<string> Items(CvSection section)
    {
        var paragraphs = section.Paragraphs.ToList();
        if (paragraphs.Count > 1 && paragraphs[0].Length == 1 && paragraphs[0][0].Contains(", ", StringComparison.Ordinal))
        {
            // The owner's location, read across from the main column.
            paragraphs.RemoveAt(0);
        }

        var widest = paragraphs.SelectMany(lines => lines).Max(line => line.Length);
        return [.. paragraphs.SelectMany(lines => Unwrapped(lines, widest)).Select(item => item.TrimStart('•', '-', '*', '·', ' '))];
    }

    private static List<string> Unwrapped(IReadOnlyList<string> lines, int widest)
    {
        var items = new List<string>();
        foreach (var line in lines)
        {
            if (items.Count > 0 && Continues(items[^1], line, widest))
            {
                items[^1] += " " + line;
            }
            else
            {
                items.Add(line);
            }
        }

        return items;
    }

    private static bool Continues(string item, string line, int widest)
    {
        var nextWord = line.Split(' ')[0];
        return !item.EndsWith(')') && !"•-*·".Contains(line[0])
            && item.Length >= widest * FullEnoughToWrap
            && item.Length + 1 + nextWord.Length > widest;
    }
}
