using UglyToad.PdfPig.Core;

namespace UglyToad.PdfPig.DocumentLayoutAnalysis;

/// <summary>Lines that belong together: a paragraph, or several that no gap divides.</summary>
public class TextBlock
{
    internal TextBlock(IEnumerable<TextLine> lines, double angle)
    {
        TextLines = [.. lines.OrderByDescending(l => l.LevelBox.Bottom)];
        Box = Box.Around(TextLines.Select(l => l.LevelBox)).Rotate(angle);
        AverageSequence = TextLines.SelectMany(l => l.Words).SelectMany(w => w.Letters).Average(l => l.TextSequence);
    }

    public IReadOnlyList<TextLine> TextLines { get; }

    /// <summary>On the page as it is read.</summary>
    internal Box Box { get; }

    internal double AverageSequence { get; }
}
