using System.Text;

namespace UglyToad.PdfPig.Fonts;

/// <summary>The encoding built into a Compact Font Format program (Type 1C): from code to glyph, to the glyph's name, to text.</summary>
internal static class CompactFontEncoding
{
    private const int CharsetOperator = 15;
    private const int EncodingOperator = 16;
    private const int CharStringsOperator = 17;

    /// <returns>256 texts, or null where the program has the standard encoding or makes no sense.</returns>
    public static string?[]? Parse(byte[] program)
    {
        var reader = new CompactFontReader(program) { Position = program.Length > 2 ? program[2] : 0 };
        reader.ReadIndex();
        var top = reader.ReadIndex();
        var strings = reader.ReadIndex();
        if (top.Count == 0)
        {
            return null;
        }

        var entries = CompactFontReader.ReadDictionary(top[0].Span);
        if (entries.GetValueOrDefault(EncodingOperator) <= 1)
        {
            return null;
        }

        reader.Position = entries.GetValueOrDefault(CharStringsOperator);
        var glyphs = GlyphTexts(reader, entries.GetValueOrDefault(CharsetOperator), Math.Min(reader.ReadNumber(2), 65535), strings);
        reader.Position = entries[EncodingOperator];
        return Codes(reader, glyphs);
    }

    private static List<string?> GlyphTexts(CompactFontReader reader, int charset, int count, List<ReadOnlyMemory<byte>> strings)
    {
        var texts = new List<string?> { null };
        if (charset <= 2)
        {
            texts.AddRange(Enumerable.Range(1, count).Select(id => StringText(id, strings)));
            return texts;
        }

        reader.Position = charset;
        var format = reader.ReadNumber(1);
        while (texts.Count < count && !reader.IsAtEnd)
        {
            var first = reader.ReadNumber(2);
            var more = format == 0 ? 0 : reader.ReadNumber(format);
            for (var i = 0; i <= more && texts.Count < count; i++)
            {
                texts.Add(StringText(first + i, strings));
            }
        }

        return texts;
    }

    private static string?[] Codes(CompactFontReader reader, List<string?> glyphs)
    {
        var table = new string?[256];
        var format = reader.ReadNumber(1) & 0x7F;
        var count = reader.ReadNumber(1);
        for (int i = 0, glyph = 1; i < count; i++)
        {
            var code = reader.ReadNumber(1);
            var more = format == 0 ? 0 : reader.ReadNumber(1);
            for (var k = 0; k <= more && code + k < table.Length; k++, glyph++)
            {
                table[code + k] = glyph < glyphs.Count ? glyphs[glyph] : null;
            }
        }

        return table;
    }

    private static string? StringText(int id, List<ReadOnlyMemory<byte>> strings)
    {
        if (id < CompactFontStrings.Count)
        {
            return CompactFontStrings.Text(id);
        }

        var own = id - CompactFontStrings.Count;
        return own < strings.Count ? GlyphNames.Text(Encoding.Latin1.GetString(strings[own].Span)) : null;
    }
}
