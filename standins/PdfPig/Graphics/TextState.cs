using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts;

namespace UglyToad.PdfPig.Graphics;

/// <summary>The part of the graphics state that decides where text stands. Saved by q, restored by Q.</summary>
internal sealed record TextState
{
    public TransformationMatrix Transformation { get; init; } = TransformationMatrix.Identity;

    public PdfFont? Font { get; init; }

    public double Size { get; init; }

    public double CharacterSpacing { get; init; }

    public double WordSpacing { get; init; }

    /// <summary>1 is as wide as drawn.</summary>
    public double HorizontalScale { get; init; } = 1;

    public double Leading { get; init; }

    public double Rise { get; init; }
}
