using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Fonts;

/// <summary>The 256 advances of a simple font, at size 1.</summary>
internal static class SimpleWidths
{
    private const double Thousandth = 0.001;

    public static double[] Read(PdfDictionary font)
    {
        var unit = font.Name("Subtype") == "Type3" ? Math.Abs(font.Array("FontMatrix")?.Number(0) ?? Thousandth) : Thousandth;
        var widths = new double[256];
        if (font.Array("Widths") is not { } given)
        {
            return StandardWidths.For(font.Name("BaseFont") ?? "");
        }

        Array.Fill(widths, (font.Dictionary("FontDescriptor")?.Number("MissingWidth") ?? 0) * unit);
        var first = (int)(font.Number("FirstChar") ?? 0);
        for (var i = 0; i < given.Count && i < widths.Length; i++)
        {
            if (first + i is >= 0 and < 256)
            {
                widths[first + i] = given.Number(i) * unit;
            }
        }

        return widths;
    }
}
