using System.Globalization;
using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>
/// Text in which some characters are escaped as in an address (<c>%20</c>), in HTML (<c>&amp;#83;</c>, <c>&amp;quot;</c>) or in
/// JSON (<c>\u0053</c>, <c>\n</c>), or has tags between its letters.
/// </summary>
internal sealed class Escaped(Evidence evidence) : Reading
{
    private const int LongestEscape = 10;
    private const int LongestTag = 60;

    private readonly Trail _trail = new(evidence);
    private readonly StringBuilder _escape = new();

    public override void Read(Rune rune, int letter)
    {
        if (_escape.Length == 0)
        {
            if (rune.Value is '%' or '&' or '\\' or '<')
            {
                _escape.Append((char)rune.Value);
            }
            else
            {
                Tell(_trail, letter);
            }

            return;
        }

        _escape.Append(rune.IsBmp ? (char)rune.Value : ' ');
        if (Meaning(_escape.ToString()) is { } meaning)
        {
            Tell(_trail, meaning);
            _escape.Clear();
        }
        else if (_escape[0] == '<' ? _escape.Length == LongestTag : _escape.Length == LongestEscape || char.IsWhiteSpace(_escape[^1]))
        {
            foreach (var character in _escape.ToString().EnumerateRunes())
            {
                Tell(_trail, Letters.Of(character));
            }

            _escape.Clear();
        }
    }

    /// <returns>Null for an escape that isn't finished.</returns>
    private static int? Meaning(string escape) => escape switch
    {
        ['%', _, _] => Coded(escape[1..], 16),
        ['&', '#', 'x' or 'X', .. var code, ';'] => Coded(code, 16),
        ['&', '#', .. var code, ';'] => Coded(code, 10),
        ['&', .., ';'] or ['<', .., '>'] => Letters.None,
        ['\\', 'n' or 'r' or 't' or '"' or '/' or '\\'] => Letters.None,
        ['\\', 'x', _, _] or ['\\', 'u', _, _, _, _] => Coded(escape[2..], 16),
        _ => null,
    };

    private static int Coded(string code, int @base) =>
        int.TryParse(code, @base == 16 ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var value) && Rune.IsValid(value)
            ? Letters.Of(new Rune(value))
            : Letters.None;
}
