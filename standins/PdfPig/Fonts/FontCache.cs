using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Fonts;

/// <summary>A document's fonts, each read once.</summary>
internal sealed class FontCache(ObjectStore objects)
{
    private readonly Dictionary<PdfDictionary, PdfFont> _fonts = [];

    public PdfFont Get(PdfDictionary dictionary)
    {
        if (!_fonts.TryGetValue(dictionary, out var font))
        {
            var toUnicode = dictionary.Stream("ToUnicode") is { } map ? CharacterMap.Parse(objects.Decode(map), objects.Budget) : null;
            font = dictionary.Name("Subtype") == "Type0"
                ? CompositeFont.Create(dictionary, toUnicode, objects)
                : new SimpleFont(SimpleEncoding.Texts(dictionary, objects), toUnicode, SimpleWidths.Read(dictionary));
            _fonts[dictionary] = font;
        }

        return font;
    }
}
