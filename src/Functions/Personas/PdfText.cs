using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Exceptions;

namespace DigitalTwin.Functions.Personas;

/// <summary>The text of a PDF as a person reads it: column after column, paragraph after paragraph.</summary>
public static class PdfText
{
    /// <summary>
    /// In parts of the size: wider gaps divide words. A little less than the library's 0.2, to which TeX, which sets no spaces,
    /// squeezes its gaps in narrow columns; a little more than kerning: at 0.12 it divides words already, at 0.15 not.
    /// </summary>
    private const double WordGap = 0.16;

    private static readonly NearestNeighbourWordExtractor Words = new(new NearestNeighbourWordExtractor.NearestNeighbourWordExtractorOptions
    {
        MaximumDistance = (a, b) => WordGap * new[] { a.PointSize, b.PointSize, a.Width, b.Width }.Max(),
    });

    /// <returns>Lines end in \n; a blank line stands between paragraphs and between pages.</returns>
    /// <exception cref="PdfTextException">The PDF wants a password, is damaged, or holds pictures only.</exception>
    public static string Read(byte[] pdf)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        var text = string.Join("\n\n", Paragraphs(pdf));
        return text.Length > 0 ? text : throw new PdfTextException("The PDF holds no text, only pictures of it: export it anew instead of scanning it.");
    }

    private static List<string> Paragraphs(byte[] pdf)
    {
        try
        {
            using var document = PdfDocument.Open(pdf, new ParsingOptions { SkipMissingFonts = true });
            return [.. document.GetPages().SelectMany(Blocks).Select(Paragraph).Where(text => text.Length > 0)];
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new PdfTextException("The PDF is protected by a password: export it anew without one.", e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What a damaged file makes a parser throw is not the parser's to promise.
            throw new PdfTextException("The PDF is damaged, or is no PDF: export it anew.", e);
        }
    }

    private static IEnumerable<TextBlock> Blocks(Page page)
    {
        var words = page.GetWords(Words);
        return UnsupervisedReadingOrderDetector.Instance.Get(DocstrumBoundingBoxes.Instance.GetBlocks(words));
    }

    private static string Paragraph(TextBlock block) =>
        PdfLines.Join(block.TextLines.Select(line => PdfCharacters.Readable(line.Text)).Where(line => line.Length > 0));
}
