namespace UglyToad.PdfPig.Fonts;

/// <summary>One byte, one glyph: Type 1, TrueType and Type 3.</summary>
internal sealed class SimpleFont : PdfFont
{
    private readonly Glyph[] _glyphs = new Glyph[256];

    public SimpleFont(string?[] encoding, CharacterMap? toUnicode, double[] widths)
    {
        for (var code = 0; code < _glyphs.Length; code++)
        {
            var text = toUnicode?.Text((uint)code) ?? encoding[code];
            _glyphs[code] = new Glyph(text, widths[code], code == ' ');
        }
    }

    public override IEnumerable<Glyph> Read(byte[] codes) => codes.Select(code => _glyphs[code]);
}
