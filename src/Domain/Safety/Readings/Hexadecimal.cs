using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>Bytes as two hexadecimal digits, with or without blanks, commas, <c>0x</c> or <c>\x</c> between them.</summary>
internal sealed class Hexadecimal(Evidence evidence) : Reading
{
    private readonly Trail[] _trails = [new(evidence), new(evidence)];
    private Rune _before;
    private int _bits;
    private int _count;

    public override void Read(Rune rune, int letter)
    {
        if (rune.Value is 'x' or 'X' && _before.Value == '0')
        {
            _bits >>= 4;
            _count--;
        }
        else if (rune.IsAscii && char.IsAsciiHexDigit((char)rune.Value))
        {
            _bits = ((_bits << 4) | DigitOf(rune.Value)) & 0xFFF;
            var value = _bits & 0xFF;
            Tell(_trails[_count++ & 1], value < 0x80 ? Letters.Of(new Rune(value)) : Letters.None);
        }

        _before = rune;
    }

    private static int DigitOf(int character) => (character & 0xF) + (character > '9' ? 9 : 0);
}
