using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace UglyToad.PdfPig.DocumentLayoutAnalysis;

public class TextLine
{
    internal TextLine(IEnumerable<Word> words)
    {
        Words = [.. words.OrderBy(w => w.LevelBox.Left)];
        LevelBox = Box.Around(Words.Select(w => w.LevelBox));
        Text = string.Join(' ', Words.Select(w => w.Text));
    }

    /// <summary>The words, with a space between each two.</summary>
    public string Text { get; }

    internal IReadOnlyList<Word> Words { get; }

    internal Box LevelBox { get; }
}
