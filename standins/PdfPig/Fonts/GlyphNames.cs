using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace UglyToad.PdfPig.Fonts;

/// <summary>
/// From a glyph's name to the text it shows. GlyphNames.txt holds pairs of name and text as Adobe's glyph list has them; a
/// single letter names itself, uni0041 and u1F600 name code points, and what follows a dot names a variant.
/// </summary>
internal static class GlyphNames
{
    private static readonly FrozenDictionary<string, string> Texts = Load();

    public static string? Text(string name)
    {
        if (name is "space" or "nbspace" or "nonbreakingspace")
        {
            return " ";
        }

        if (name.Length <= 1)
        {
            return name.Length == 1 && char.IsAsciiLetter(name[0]) ? name : null;
        }

        return Texts.GetValueOrDefault(name) ?? CodePoints(name) ?? Variant(name) ?? Ligature(name);
    }

    private static string? Variant(string name) => name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? Text(name[..dot]) : null;

    private static string? Ligature(string name)
    {
        var parts = name.Split('_');
        var texts = parts.Length is > 1 and < 8 ? Array.ConvertAll(parts, part => part.Length == 0 ? null : Text(part)) : [null];
        return Array.TrueForAll(texts, text => text is not null) ? string.Concat(texts) : null;
    }

    private static string? CodePoints(string name)
    {
        if (name.StartsWith("uni", StringComparison.Ordinal) && name.Length >= 7 && (name.Length - 3) % 4 == 0)
        {
            var text = new StringBuilder();
            for (var i = 3; i < name.Length; i += 4)
            {
                text.Append(CodePoint(name.AsSpan(i, 4)));
            }

            return text.Length > 0 ? text.ToString() : null;
        }

        return name[0] == 'u' && name.Length is >= 5 and <= 7 ? CodePoint(name.AsSpan(1)) : null;
    }

    private static string? CodePoint(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && Rune.IsValid(value)
            ? new Rune(value).ToString()
            : null;

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(GlyphNames).Assembly.GetManifestResourceStream("GlyphNames.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var words = reader.ReadToEnd().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var texts = new Dictionary<string, string>(words.Length / 2);
        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            texts[words[i]] = words[i + 1];
        }

        return texts.ToFrozenDictionary();
    }
}
