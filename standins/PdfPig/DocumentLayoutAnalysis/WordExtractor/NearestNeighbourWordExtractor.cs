using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Util;

namespace UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

/// <summary>
/// Joins each letter to the one that begins nearest to its end, where that is no space and near enough. Text of each direction
/// is taken by itself.
/// </summary>
public class NearestNeighbourWordExtractor : IWordExtractor
{
    private readonly NearestNeighbourWordExtractorOptions _options;

    public NearestNeighbourWordExtractor(NearestNeighbourWordExtractorOptions options) => _options = options;

    public IEnumerable<Word> GetWords(IReadOnlyList<Letter> letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        return letters.GroupBy(l => l.Angle).SelectMany(group => Words([.. group])).ToList();
    }

    private IEnumerable<Word> Words(List<Letter> letters)
    {
        var tree = new KdTree(letters.Select(l => l.Start));
        var links = new int[letters.Count];
        for (var i = 0; i < links.Length; i++)
        {
            links[i] = letters[i].IsSpace ? -1 : Next(i);
        }

        return Grouping.ByLinks(letters, links).Select(group => new Word([.. group.OrderBy(l => l.LevelBox.Left)]));

        int Next(int i)
        {
            var nearest = tree.Nearest(letters[i].End, 1, i, Manhattan);
            return nearest is [var (index, distance)] && !letters[index].IsSpace && distance < _options.MaximumDistance(letters[i], letters[index]) ? index : -1;
        }
    }

    private static double Manhattan(PdfPoint a, PdfPoint b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);

    public class NearestNeighbourWordExtractorOptions
    {
        /// <summary>Points from one letter's end to the other's beginning, below which they are of one word.</summary>
        public Func<Letter, Letter, double> MaximumDistance { get; set; } =
            (a, b) => 0.2 * Math.Max(Math.Max(a.Width, b.Width), Math.Max(a.PointSize, b.PointSize));
    }
}
