namespace UglyToad.PdfPig.Fonts;

/// <param name="Text">What it shows, or null where the font does not say.</param>
/// <param name="Advance">How far the next glyph stands, at size 1.</param>
/// <param name="IsSpaceCode">Whether word spacing applies: to the one-byte code 32, whatever it shows.</param>
internal readonly record struct Glyph(string? Text, double Advance, bool IsSpaceCode);

internal abstract class PdfFont
{
    public virtual bool IsVertical => false;

    public abstract IEnumerable<Glyph> Read(byte[] codes);
}
