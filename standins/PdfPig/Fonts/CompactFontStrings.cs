namespace UglyToad.PdfPig.Fonts;

/// <summary>
/// The names that every Compact Font Format program takes for granted, as the texts they stand for. The first are the standard
/// encoding's, in the order of its codes; the last, for expert sets, are left out.
/// </summary>
internal static class CompactFontStrings
{
    public const int Count = 391;

    private const string Further = "¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž";

    private static readonly string?[] Texts =
        [null, .. BaseEncodings.Standard().Where(text => text is not null), .. Further.Select(c => c.ToString())];

    public static string? Text(int id) => id < Texts.Length ? Texts[id] : null;
}
