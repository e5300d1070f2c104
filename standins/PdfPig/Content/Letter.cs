using UglyToad.PdfPig.Core;

namespace UglyToad.PdfPig.Content;

/// <summary>What one character code shows: mostly one letter, sometimes a ligature's several.</summary>
public class Letter
{
    /// <summary>Of capital letters in most fonts, in parts of the size.</summary>
    private const double CapHeight = 0.7;

    internal Letter(string value, PdfPoint start, PdfPoint end, double pointSize, int textSequence)
    {
        (Value, Start, End, PointSize, TextSequence) = (value, start, end, pointSize, textSequence);
        var angle = Math.Round(Math.Atan2(end.Y - start.Y, end.X - start.X) * 180 / Math.PI);
        Angle = start == end ? 0 : angle is -180 ? 180 : angle;
    }

    internal string Value { get; }

    /// <summary>The two ends of the glyph's advance on the base line.</summary>
    internal PdfPoint Start { get; }

    internal PdfPoint End { get; }

    /// <summary>The font's size on the page.</summary>
    public double PointSize { get; }

    /// <summary>Counts the strings shown on the page.</summary>
    internal int TextSequence { get; }

    /// <summary>Degrees that the base line is turned to the left, whole, above -180 and up to 180.</summary>
    internal double Angle { get; }

    internal bool IsSpace => string.IsNullOrWhiteSpace(Value);

    /// <summary>Points that the glyph takes on its line.</summary>
    public double Width => PdfPoint.Distance(Start, End);

    /// <summary>The estimated box, turned so that the base line is level.</summary>
    internal Box LevelBox
    {
        get
        {
            var (start, end) = (Start.Rotate(-Angle), End.Rotate(-Angle));
            return new Box(Math.Min(start.X, end.X), start.Y, Math.Max(start.X, end.X), start.Y + (PointSize * CapHeight));
        }
    }
}
