using UglyToad.PdfPig.Core;

namespace UglyToad.PdfPig.Content;

public class Word
{
    internal Word(IReadOnlyList<Letter> letters)
    {
        Letters = letters;
        Text = string.Concat(letters.Select(l => l.Value));
        Angle = letters[0].Angle;
        LevelBox = Box.Around(letters.Select(l => l.LevelBox));
    }

    public string Text { get; }

    internal IReadOnlyList<Letter> Letters { get; }

    /// <inheritdoc cref="Letter.Angle"/>
    internal double Angle { get; }

    /// <inheritdoc cref="Letter.LevelBox"/>
    internal Box LevelBox { get; }
}
