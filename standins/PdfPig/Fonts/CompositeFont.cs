using System.Text;
using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Fonts;

/// <summary>Type 0: codes of one to four bytes lead by way of an encoding to a glyph's number, and by ToUnicode to its text.</summary>
internal sealed class CompositeFont : PdfFont
{
    private readonly CharacterMap? _encoding;
    private readonly CharacterMap? _toUnicode;
    private readonly CidWidths _widths;
    private readonly bool _codesAreUnicode;

    private CompositeFont(string encodingName, CharacterMap? encoding, CharacterMap? toUnicode, CidWidths widths)
    {
        (_encoding, _toUnicode, _widths) = (encoding, toUnicode, widths);
        IsVertical = encodingName.EndsWith("-V", StringComparison.Ordinal);
        _codesAreUnicode = encodingName.Contains("UCS2", StringComparison.Ordinal) || encodingName.Contains("UTF16", StringComparison.Ordinal);
    }

    public override bool IsVertical { get; }

    public static CompositeFont Create(PdfDictionary font, CharacterMap? toUnicode, ObjectStore objects)
    {
        var descendant = font.Array("DescendantFonts")?[0] as PdfDictionary ?? PdfDictionary.Empty;
        var encoding = font.Stream("Encoding") is { } map ? CharacterMap.Parse(objects.Decode(map), objects.Budget) : null;
        return new CompositeFont(font.Name("Encoding") ?? "", encoding, toUnicode, new CidWidths(descendant));
    }

    public override IEnumerable<Glyph> Read(byte[] codes)
    {
        for (var i = 0; i < codes.Length;)
        {
            // Without an encoding of its own it is one of those named in the standard, nearly all of two bytes.
            var length = Math.Min(_encoding?.CodeLength(codes.AsSpan(i)) ?? 2, codes.Length - i);
            var code = 0u;
            for (var k = 0; k < length; k++)
            {
                code = (code << 8) | codes[i + k];
            }

            i += length;
            var advance = IsVertical ? -1 : _widths[(uint?)_encoding?.Id(code) ?? code] / 1000;
            yield return new Glyph(Text(code), advance, length == 1 && code == ' ');
        }
    }

    private string? Text(uint code) => _toUnicode?.Text(code) ?? (_codesAreUnicode && Rune.IsValid(code) ? new Rune(code).ToString() : null);
}
