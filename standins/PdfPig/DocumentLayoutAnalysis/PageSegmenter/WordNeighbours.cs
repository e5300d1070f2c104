using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;

/// <summary>Which words stand beside and above each other, and how far apart that usually is.</summary>
internal sealed class WordNeighbours
{
    private const int Considered = 2;
    private const int BinWidth = 10;
    private const double MaximumSlope = 30;

    private readonly List<Word> _words;
    private readonly KdTree _beginnings;

    public WordNeighbours(List<Word> words)
    {
        _words = words;
        _beginnings = new KdTree(words.Select(w => w.LevelBox.BottomLeft));
        UsualGap = Peak([.. Enumerable.Range(0, words.Count).SelectMany(Gaps)]);
        UsualLineGap = Peak([.. Enumerable.Range(0, words.Count).SelectMany(LineGaps)]);
    }

    public double UsualGap { get; }

    public double UsualLineGap { get; }

    /// <returns>The index of the word that follows this one on its line within the gap, or -1.</returns>
    public int Following(int index, double maximumGap)
    {
        foreach (var (other, distance) in Nearest(index, _words[index].LevelBox.BottomRight))
        {
            if (IsBeside(index, other) && distance < maximumGap)
            {
                return other;
            }
        }

        return -1;
    }

    private IEnumerable<double> Gaps(int index) =>
        Nearest(index, _words[index].LevelBox.BottomRight).Where(n => IsBeside(index, n.Index)).Select(n => n.Distance);

    private IEnumerable<double> LineGaps(int index)
    {
        var box = _words[index].LevelBox;
        foreach (var (other, _) in Nearest(index, box.TopLeft))
        {
            var above = _words[other].LevelBox;
            var (x, y) = (Math.Abs(above.Centre.X - box.Centre.X), Math.Abs(above.Centre.Y - box.Centre.Y));
            var gap = y - ((box.Height + above.Height) / 2);
            if (y >= x && gap >= 0)
            {
                yield return gap;
            }
        }
    }

    private IReadOnlyList<(int Index, double Distance)> Nearest(int index, PdfPoint from) =>
        _beginnings.Nearest(from, Considered, index, PdfPoint.Distance);

    /// <summary>Whether the way to the other word's beginning is level enough, be it forward or, where they overlap, back.</summary>
    private bool IsBeside(int index, int other)
    {
        var (from, to) = (_words[index].LevelBox.BottomRight, _words[other].LevelBox.BottomLeft);
        return Math.Abs(Math.Atan2(to.Y - from.Y, Math.Abs(to.X - from.X)) * 180 / Math.PI) <= MaximumSlope;
    }

    /// <summary>The mean of those distances that fall into the fullest of bins of ten points; 0 where there are none.</summary>
    private static double Peak(List<double> distances)
    {
        if (distances.Count == 0)
        {
            return 0;
        }

        var width = Math.Clamp(Math.Ceiling(distances.Max()), 1, BinWidth);
        return distances.GroupBy(d => Math.Floor(d / width)).OrderByDescending(bin => bin.Count()).ThenBy(bin => bin.Key).First().Average();
    }
}
