namespace UglyToad.PdfPig.Fonts;

/// <summary>
/// Advances of the fonts that every viewer has, and that documents therefore need not describe. Accented letters are taken to be
/// as wide as a lower-case n, bold faces as their regular ones: near enough to tell words apart.
/// </summary>
internal static class StandardWidths
{
    private const int First = 32;
    private const double Courier = 0.6;

    // From space to tilde, in thousandths of the size.
    private static readonly int[] Helvetica =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
        556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
        556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private static readonly int[] Times =
    [
        250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500,
        500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
        556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500,
        500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
    ];

    public static double[] For(string baseFont)
    {
        var widths = new double[256];
        if (baseFont.Contains("Courier", StringComparison.Ordinal))
        {
            Array.Fill(widths, Courier);
            return widths;
        }

        var table = baseFont.Contains("Times", StringComparison.Ordinal) ? Times : Helvetica;
        for (var code = 0; code < widths.Length; code++)
        {
            var known = code - First >= 0 && code - First < table.Length;
            widths[code] = table[known ? code - First : 'n' - First] / 1000.0;
        }

        return widths;
    }
}
