using UglyToad.PdfPig.Content;

namespace UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;

/// <summary>
/// O'Gorman's document spectrum: the page itself tells how far words of one line and lines of one block stand apart, and what
/// stands closer than a little more than that belongs together. Text of each direction is taken by itself.
/// </summary>
public class DocstrumBoundingBoxes : IPageSegmenter
{
    private const double WithinLine = 3;
    private const double BetweenLines = 1.3;

    /// <summary>More lines than this at one height are none that anybody reads.</summary>
    private const int MaximumCandidates = 1000;

    private DocstrumBoundingBoxes()
    {
    }

    public static DocstrumBoundingBoxes Instance { get; } = new();

    public IReadOnlyList<TextBlock> GetBlocks(IEnumerable<Word> words) =>
        [.. words.Where(w => !string.IsNullOrWhiteSpace(w.Text)).GroupBy(w => w.Angle).SelectMany(group => Blocks([.. group], group.Key))];

    private static IEnumerable<TextBlock> Blocks(List<Word> words, double angle)
    {
        var neighbours = new WordNeighbours(words);
        var maximumGap = WithinLine * neighbours.UsualGap;
        var links = Enumerable.Range(0, words.Count).Select(i => neighbours.Following(i, maximumGap)).ToArray();
        var lines = Grouping.ByLinks(words, links).Select(group => new TextLine(group)).ToList();
        return Grouping.ByLinks(lines, LineLinks(lines, BetweenLines * neighbours.UsualLineGap)).Select(group => new TextBlock(group, angle));
    }

    /// <summary>Each line is joined to the one whose top is nearest to its bottom, of those that overlap it from left to right.</summary>
    private static int[] LineLinks(List<TextLine> lines, double maximumGap)
    {
        var links = new int[lines.Count];
        var downwards = Enumerable.Range(0, lines.Count).OrderByDescending(i => lines[i].LevelBox.Top).ToArray();
        for (var i = 0; i < links.Length; i++)
        {
            var box = lines[i].LevelBox;
            var (best, nearest) = (-1, maximumGap);
            foreach (var k in downwards.Skip(FirstNotAbove(lines, downwards, box.Bottom + maximumGap)).Take(MaximumCandidates))
            {
                var (other, gap) = (lines[k].LevelBox, Math.Abs(box.Bottom - lines[k].LevelBox.Top));
                if (other.Top <= box.Bottom - maximumGap)
                {
                    break;
                }

                if (k != i && gap < nearest && other.Left <= box.Right && box.Left <= other.Right)
                {
                    (best, nearest) = (k, gap);
                }
            }

            links[i] = best;
        }

        return links;
    }

    private static int FirstNotAbove(List<TextLine> lines, int[] downwards, double top)
    {
        var (from, to) = (0, downwards.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = lines[downwards[middle]].LevelBox.Top > top ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}
