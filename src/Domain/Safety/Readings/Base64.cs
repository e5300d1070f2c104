using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>Base64 and base64url, from any of the four places where a group may begin, broken into lines or not.</summary>
internal sealed class Base64(Evidence evidence) : Reading
{
    private const int GroupLength = 4;

    private readonly Trail[] _trails = [new(evidence), new(evidence), new(evidence), new(evidence)];
    private int _bits;
    private int _count;

    public override void Read(Rune rune, int letter)
    {
        if (ValueOf(rune.Value) is >= 0 and var value)
        {
            _bits = ((_bits << 6) | value) & 0xFF_FFFF;
            var trail = _trails[_count++ % GroupLength];
            Tell(trail, Ascii(_bits >> 16));
            Tell(trail, Ascii((_bits >> 8) & 0xFF));
            Tell(trail, Ascii(_bits & 0xFF));
        }
    }

    private static int Ascii(int value) => value < 0x80 ? Letters.Of(new Rune(value)) : Letters.None;

    private static int ValueOf(int character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };
}
