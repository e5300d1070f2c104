using System.Globalization;
using System.Text;

namespace DigitalTwin.Testing.RedTeam;

/// <summary>Ways that no reading of the filter was written for. They tell how it does with what nobody thought of; keep it so.</summary>
public static class HeldOutWays
{
    // Dots 1 to 6 of each letter, as bits.
    private static readonly int[] Braille =
        [0x01, 0x03, 0x09, 0x19, 0x11, 0x0B, 0x1B, 0x13, 0x0A, 0x1A, 0x05, 0x07, 0x0D, 0x1D, 0x15, 0x0F, 0x1F, 0x17, 0x0E, 0x1E, 0x25, 0x27, 0x3A, 0x2D, 0x3D, 0x35];

    public static IReadOnlyDictionary<string, Func<string, string>> All { get; } = new Dictionary<string, Func<string, string>>
    {
        ["in octal"] = text => string.Join(' ', Encoding.UTF8.GetBytes(text).Select(b => Convert.ToString(b, 8))),
        ["in two-digit places in a row"] = text => string.Concat(Lower(text).Select(c => (c - 'a' + 1).ToString("D2", CultureInfo.InvariantCulture))),
        ["in pig latin"] = text => string.Join(' ', Words(text).Select(word => $"{word[1..]}{word[0]}ay")),
        ["even characters, then odd ones"] = text => string.Concat(Enumerable.Range(0, 2).Select(first => string.Concat(text.Where((_, i) => i % 2 == first)))),
        ["without vowels"] = text => string.Concat(text.Where(c => !"aeiouAEIOU".Contains(c, StringComparison.Ordinal))),
        ["in Braille"] = text => string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) ? (char)(0x2800 + Braille[c - 'a']) : c)),
        ["in base32"] = Base32,
        ["in ROT47"] = text => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)('!' + ((c - '!' + 47) % 94)) : c)),
        ["in ubbi dubbi"] = text => string.Concat(text.Select(c => "aeiou".Contains(c, StringComparison.Ordinal) ? $"ub{c}" : $"{c}")),
        ["each word twice"] = text => string.Join(' ', Words(text).Select(word => $"{word} {word}")),
        ["as JSON, a key a word"] = text => "{" + string.Join(", ", Words(text).Select((word, i) => $"\"word {i}\": \"{word}\"")) + "}",
        ["as XML, an element a word"] = text => string.Join('\n', Words(text).Select((word, i) => $"<w n=\"{i}\" class=\"plain\">{word}</w>")),
    };

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<char> Lower(string text) => text.ToLowerInvariant().Where(char.IsAsciiLetterLower);

    private static string Base32(string text)
    {
        var bits = string.Concat(Encoding.UTF8.GetBytes(text).Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        return string.Concat(bits.Chunk(5).Select(five => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
    }
}
