namespace UglyToad.PdfPig.Core;

/// <summary>A place on a page: points of 1/72 inch, from the bottom left corner.</summary>
internal readonly record struct PdfPoint(double X, double Y)
{
    public static double Distance(PdfPoint a, PdfPoint b)
    {
        var (x, y) = (a.X - b.X, a.Y - b.Y);
        return Math.Sqrt((x * x) + (y * y));
    }

    public PdfPoint Rotate(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new PdfPoint((X * cos) - (Y * sin), (X * sin) + (Y * cos));
    }
}
