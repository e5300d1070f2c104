namespace UglyToad.PdfPig.Core;

internal readonly record struct Box(double Left, double Bottom, double Right, double Top)
{
    public double Height => Top - Bottom;

    public PdfPoint BottomLeft => new(Left, Bottom);

    public PdfPoint BottomRight => new(Right, Bottom);

    public PdfPoint TopLeft => new(Left, Top);

    public PdfPoint Centre => new((Left + Right) / 2, (Bottom + Top) / 2);

    public static Box Around(IEnumerable<Box> boxes) => boxes.Aggregate((a, b) => new Box(
        Math.Min(a.Left, b.Left), Math.Min(a.Bottom, b.Bottom), Math.Max(a.Right, b.Right), Math.Max(a.Top, b.Top)));

    /// <summary>The upright box around this one turned about the origin.</summary>
    public Box Rotate(double degrees)
    {
        ReadOnlySpan<PdfPoint> corners = [BottomLeft, BottomRight, TopLeft, new(Right, Top)];
        var turned = new PdfPoint[4];
        for (var i = 0; i < corners.Length; i++)
        {
            turned[i] = corners[i].Rotate(degrees);
        }

        return new Box(turned.Min(p => p.X), turned.Min(p => p.Y), turned.Max(p => p.X), turned.Max(p => p.Y));
    }
}
