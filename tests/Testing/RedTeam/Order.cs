using System.Text;
using System.Text.RegularExpressions;

namespace DigitalTwin.Testing.RedTeam;

/// <summary>What the gullible model is told to do: a mark in any text that it reads, seen or unseen.</summary>
public static partial class Order
{
    public static string Seen(string program) => $"[[obey:{program}]]";

    /// <summary>In Unicode's tag characters.</summary>
    public static string Hidden(string program) => string.Concat(Seen(program).Select(c => char.ConvertFromUtf32(0xE0000 + c)));

    /// <summary>In variation selectors, a byte each.</summary>
    public static string InSelectors(string program) => string.Concat(Seen(program).Select(c => char.ConvertFromUtf32(c < 16 ? 0xFE00 + c : 0xE0100 + c - 16)));

    /// <summary>The program that a text orders; null when it orders nothing.</summary>
    public static string? In(string text) => Mark().Match(Reveal(text)) is { Success: true } match ? match.Groups[1].Value : null;

    private static string Reveal(string text)
    {
        var revealed = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            revealed.Append(rune.Value switch
            {
                >= 0xE0020 and <= 0xE007E => (char)(rune.Value - 0xE0000),
                >= 0xE0100 and <= 0xE01EF => (char)(rune.Value - 0xE0100 + 16),
                _ => rune.IsBmp ? (char)rune.Value : '?',
            });
        }

        return revealed.ToString();
    }

    [GeneratedRegex(@"\[\[obey:([^\]]+)\]\]")]
    private static partial Regex Mark();
}
