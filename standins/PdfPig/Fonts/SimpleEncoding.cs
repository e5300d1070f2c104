using UglyToad.PdfPig.Structure;

namespace UglyToad.PdfPig.Fonts;

/// <summary>
/// What a simple font's codes show, where no ToUnicode map says so: its base encoding, or the one built into the font program,
/// with the font dictionary's differences laid over it.
/// </summary>
internal static class SimpleEncoding
{
    public static string?[] Texts(PdfDictionary font, ObjectStore objects)
    {
        var encoding = font.Dictionary("Encoding");
        var table = Base(font.Name("Encoding") ?? encoding?.Name("BaseEncoding"), font, objects);
        var code = 0;
        for (var i = 0; encoding?.Array("Differences") is { } differences && i < differences.Count && i < 1024; i++)
        {
            if (differences[i] is double next)
            {
                code = (int)next;
            }
            else if (differences[i] is PdfName name && code is >= 0 and < 256)
            {
                table[code++] = GlyphNames.Text(name.Value);
            }
        }

        return table;
    }

    private static string?[] Base(string? name, PdfDictionary font, ObjectStore objects) => name switch
    {
        "WinAnsiEncoding" => BaseEncodings.WinAnsi(),
        "MacRomanEncoding" => BaseEncodings.MacRoman(),
        "StandardEncoding" => BaseEncodings.Standard(),
        _ => BuiltIn(font, objects),
    };

    private static string?[] BuiltIn(PdfDictionary font, ObjectStore objects)
    {
        var descriptor = font.Dictionary("FontDescriptor");
        if (descriptor?.Stream("FontFile") is { } type1 && Type1BuiltInEncoding.Parse(objects.Decode(type1)) is { } names)
        {
            return Array.ConvertAll(names, name => name is null ? null : GlyphNames.Text(name));
        }

        if (descriptor?.Stream("FontFile3") is { } compact && CompactFontEncoding.Parse(objects.Decode(compact)) is { } texts)
        {
            return texts;
        }

        return font.Name("BaseFont") == "Symbol" ? BaseEncodings.Symbol()
            : font.Name("Subtype") == "TrueType" ? BaseEncodings.WinAnsi()
            : BaseEncodings.Standard();
    }
}
