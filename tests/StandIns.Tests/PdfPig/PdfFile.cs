using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace DigitalTwin.StandIns.Tests.PdfPig;

internal static class PdfFile
{
    /// <summary>Objects 1, 2, 3 and so on; the first is the catalogue. No cross-reference table: none is read.</summary>
    public static byte[] Write(params string[] objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        for (var i = 0; i < objects.Length; i++)
        {
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n").Append(objects[i]).Append("\nendobj\n");
        }

        return Encoding.Latin1.GetBytes(file.Append("trailer\n<</Root 1 0 R>>\n").ToString());
    }

    public static string Stream(string entries, string data) => $"<<{entries}/Length {data.Length}>>\nstream\n{data}\nendstream";

    /// <summary>A document of one page with this content, in which F is the font given.</summary>
    public static byte[] WithFont(string content, params string[] fontAndMore) => Write(
        ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            Stream("", content), .. fontAndMore]);

    public static string Text(Page page)
    {
        var words = page.GetWords(new NearestNeighbourWordExtractor(new()));
        var blocks = UnsupervisedReadingOrderDetector.Instance.Get(DocstrumBoundingBoxes.Instance.GetBlocks(words));
        return string.Join("\n\n", blocks.Select(b => string.Join('\n', b.TextLines.Select(l => l.Text))));
    }

    public static string Text(byte[] file)
    {
        using var document = UglyToad.PdfPig.PdfDocument.Open(file);
        return string.Join("\n\n", document.GetPages().Select(Text));
    }
}
