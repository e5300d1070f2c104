using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts;
using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Graphics;

/// <summary>Moves the text matrix along and leaves letters behind it. ISO 32000-1, 9.4.</summary>
internal sealed class TextPlacer(ReadingBudget budget)
{
    private TransformationMatrix _text = TransformationMatrix.Identity;
    private TransformationMatrix _line = TransformationMatrix.Identity;
    private int _sequence;

    public List<Letter> Letters { get; } = [];

    public void Begin() => SetMatrix(TransformationMatrix.Identity);

    public void SetMatrix(TransformationMatrix matrix) => _text = _line = matrix;

    public void NextLine(double x, double y) => SetMatrix(TransformationMatrix.Translation(x, y).Then(_line));

    /// <summary>Shows strings, and between them moves back by thousandths of the size.</summary>
    public void Show(TextState state, IEnumerable<object?> parts)
    {
        _sequence++;
        foreach (var part in parts)
        {
            if (part is PdfString text && state.Font is { } font)
            {
                foreach (var glyph in font.Read(text.Bytes))
                {
                    Show(state, glyph);
                }
            }
            else if (part is double shift)
            {
                Move(state, -shift / 1000 * state.Size);
            }
        }
    }

    private void Show(TextState state, Glyph glyph)
    {
        var width = glyph.Advance * state.Size;
        if (!string.IsNullOrEmpty(glyph.Text))
        {
            budget.SpendLetter(Letters.Count);
            var rendering = _text.Then(state.Transformation);
            var start = rendering.Apply(0, state.Rise);
            var end = rendering.Apply(Math.Abs(width) * state.HorizontalScale, state.Rise);
            var size = Math.Abs(state.Size) * rendering.VerticalScale;
            if (double.IsFinite(start.X + start.Y + end.X + end.Y + size))
            {
                Letters.Add(new Letter(glyph.Text, start, end, size, _sequence));
            }
        }

        Move(state, width + state.CharacterSpacing + (glyph.IsSpaceCode ? state.WordSpacing : 0));
    }

    private void Move(TextState state, double distance)
    {
        var move = state.Font?.IsVertical == true
            ? TransformationMatrix.Translation(0, distance)
            : TransformationMatrix.Translation(distance * state.HorizontalScale, 0);
        _text = move.Then(_text);
    }
}
