namespace UglyToad.PdfPig.DocumentLayoutAnalysis;

/// <summary>Makes groups of items that each point to one other, or to none.</summary>
internal static class Grouping
{
    /// <param name="links">For each item the index of the one it follows or is followed by, or -1.</param>
    /// <returns>Groups in the order of their first items; items in the order given.</returns>
    public static IEnumerable<IReadOnlyList<T>> ByLinks<T>(IReadOnlyList<T> items, int[] links)
    {
        var leaders = Enumerable.Range(0, links.Length).ToArray();
        for (var i = 0; i < links.Length; i++)
        {
            if (links[i] >= 0)
            {
                var (a, b) = (Leader(leaders, i), Leader(leaders, links[i]));
                leaders[Math.Max(a, b)] = Math.Min(a, b);
            }
        }

        return Enumerable.Range(0, items.Count).GroupBy(i => Leader(leaders, i), i => items[i]).Select(IReadOnlyList<T> (group) => [.. group]);
    }

    private static int Leader(int[] leaders, int i)
    {
        while (leaders[i] != i)
        {
            i = leaders[i] = leaders[leaders[i]];
        }

        return i;
    }
}
