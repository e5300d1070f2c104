using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DigitalTwin.Domain.Voice;

/// <summary>From Markdown, piece by piece, to what a voice says of it. Blocks of code are not spoken.</summary>
public sealed partial class SpokenText
{
    private const string Fence = "```";
    private const char Joiner = '\u200d';
    private const int FirstPicture = 0x2190;

    private bool _isInCode;

    /// <param name="piece">The next piece of the text; blocks may begin in one and end in another.</param>
    /// <returns>Empty when nothing of it is spoken.</returns>
    public string Of(string piece)
    {
        var text = WithoutCode(piece);
        text = Image().Replace(text, "$1");
        text = Link().Replace(text, "$1");
        text = TornLink().Replace(text, "");
        text = Tag().Replace(text, " ");
        text = Address().Replace(text, match => match.Groups["host"].Value);
        text = Rule().Replace(text, "");
        text = LineStart().Replace(text, "");
        text = TableBar().Replace(text, ", ");
        text = Emphasis().Replace(text, "");
        text = Blanks().Replace(WithoutPictures(text), " ").Trim(' ', ',');
        return text.Any(char.IsLetterOrDigit) ? text : "";
    }

    private string WithoutCode(string piece)
    {
        if (!_isInCode && !piece.Contains(Fence, StringComparison.Ordinal))
        {
            return piece;
        }

        var said = new StringBuilder();
        foreach (var part in piece.Split(Fence))
        {
            if (!_isInCode)
            {
                said.Append(part).Append(' ');
            }

            _isInCode = !_isInCode;
        }

        // There is one part more than there are fences.
        _isInCode = !_isInCode;
        return said.ToString();
    }

    private static string WithoutPictures(string text)
    {
        var said = new StringBuilder(text.Length);
        var isPicture = false;
        foreach (var rune in text.EnumerateRunes())
        {
            isPicture = IsPicture(rune) || (isPicture && rune.Value == Joiner);
            said.Append(isPicture ? " " : rune.ToString());
        }

        return said.ToString();
    }

    // Dingbats, arrows, emoji and what changes their looks.
    private static bool IsPicture(Rune rune) => rune.Value is 0xfe0f or 0x20e3 or (>= 0x1f3fb and <= 0x1f3ff) or (>= 0xe0020 and <= 0xe007f)
        || (rune.Value >= FirstPicture && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol && rune.Value is < 0x2200 or > 0x22ff);

    [GeneratedRegex(@"!\[([^\]]*)\]\([^)\s]*(?:\s[^)]*)?\)")]
    private static partial Regex Image();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)\s]*(?:\s[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\]\([^)\s]*\)?|[\[\]]")]
    private static partial Regex TornLink();

    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"<?https?://(?:www\.)?(?<host>[^\s/?#<>()""]*[^\s/?#<>()"".,;:!])(?:[/?#][^\s<>()""]*[^\s<>()"".,;:!?]|/)?>?", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"^[ \t]*(?:[-*_=|:][ \t]*){3,}$", RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^[ \t]*(?:>[ \t]*)*(?:#{1,6}[ \t]+|[-*+•][ \t]+(?:\[[ xX]\][ \t]+)?)?", RegexOptions.Multiline)]
    private static partial Regex LineStart();

    [GeneratedRegex(@"[ \t]*\|[ \t]*")]
    private static partial Regex TableBar();

    // An underscore within a word is the word's.
    [GeneratedRegex(@"\*+|~~|`+|(?<!\w)_+|_+(?!\w)")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
