namespace UglyToad.PdfPig;

public sealed class ParsingOptions
{
    /// <summary>
    /// Whether text in a font that the document does not define is left out. The package throws when this is false, its default;
    /// the stand-in leaves such text out either way.
    /// </summary>
    public bool SkipMissingFonts { get; set; }
}
