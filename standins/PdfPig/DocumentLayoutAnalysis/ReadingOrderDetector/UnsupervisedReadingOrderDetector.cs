using UglyToad.PdfPig.Core;

namespace UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;

/// <summary>
/// Takes again and again the block that comes before most of those left. One comes before another when it stands left of it,
/// when it stands above it and not right of it, or when it was drawn earlier.
/// </summary>
public class UnsupervisedReadingOrderDetector : IReadingOrderDetector
{
    /// <summary>Points within which two edges count as level.</summary>
    private const double Tolerance = 5;

    /// <summary>Pages of more pieces than this are no layout; they are read in the order in which they were drawn.</summary>
    private const int MaximumBlocks = 2000;

    private UnsupervisedReadingOrderDetector()
    {
    }

    public static UnsupervisedReadingOrderDetector Instance { get; } = new();

    public IEnumerable<TextBlock> Get(IReadOnlyList<TextBlock> textBlocks)
    {
        ArgumentNullException.ThrowIfNull(textBlocks);
        return textBlocks.Count > MaximumBlocks ? textBlocks.OrderBy(b => b.AverageSequence) : InOrder([.. textBlocks]);
    }

    private static IEnumerable<TextBlock> InOrder(List<TextBlock> left)
    {
        var later = left.ToDictionary(a => a, a => left.Count(b => a != b && IsBefore(a, b)));
        while (left.Count > 0)
        {
            var next = left.MaxBy(block => later[block])!;
            left.Remove(next);
            foreach (var block in left.Where(block => IsBefore(block, next)))
            {
                later[block]--;
            }

            yield return next;
        }
    }

    private static bool IsBefore(TextBlock a, TextBlock b) =>
        IsLeft(a.Box, b.Box) || (IsAbove(a.Box, b.Box) && !IsLeft(b.Box, a.Box)) || a.AverageSequence < b.AverageSequence;

    private static bool IsLeft(Box a, Box b) => a.Right <= b.Left + Tolerance;

    private static bool IsAbove(Box a, Box b) =>
        a.Bottom >= b.Top - Tolerance || (a.Top > b.Top + Tolerance && a.Bottom > b.Bottom + Tolerance);
}
