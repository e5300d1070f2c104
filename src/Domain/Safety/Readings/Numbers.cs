using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>A number a letter: its ASCII code, in tens or in twos, or its place in the alphabet.</summary>
internal sealed class Numbers(Evidence evidence) : Reading
{
    private const int MostDigits = 8;

    private readonly Trail _trail = new(evidence);
    private int _digits;
    private int _decimal;
    private int _binary;

    public override void Read(Rune rune, int letter)
    {
        if (rune.Value is >= '0' and <= '9')
        {
            var digit = rune.Value - '0';
            _digits++;
            (_decimal, _binary) = _digits > MostDigits ? (0, 0) : ((_decimal * 10) + digit, digit > 1 ? int.MinValue : (_binary << 1) | digit);
        }

        if (_digits > 0 && rune.Value is not (>= '0' and <= '9'))
        {
            Tell(_trail, Meant());
            (_digits, _decimal, _binary) = (0, 0, 0);
        }
    }

    private int Meant() => (_digits, _decimal, _binary) switch
    {
        (7 or 8, _, > 0 and < 0x80) => Letters.Of(new Rune(_binary)),
        ( <= 2, >= 1 and <= 26, _) => 'a' + _decimal - 1,
        (2 or 3, >= 'A' and <= 'z', _) => Letters.Of(new Rune(_decimal)),
        _ => Letters.None,
    };
}
