using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>
/// Letter after letter as they stand there, whatever comes between them: without digits, which may number them, and with digits
/// and then signs too in the place of letters.
/// </summary>
internal sealed class Written(Evidence evidence) : Reading
{
    private readonly Trail _letters = new(evidence);
    private readonly Trail _digits = new(evidence);
    private readonly Trail _signs = new(evidence);

    public override void Read(Rune rune, int letter)
    {
        var signified = letter == Letters.None && rune.Value is '@' or '$' ? Sign(rune.Value) : letter;
        Tell(_letters, letter is >= '0' and <= '9' ? Letters.None : letter);
        Tell(_digits, signified);
        Tell(_signs, letter is Letters.None or '9' ? Sign(rune.Value) : letter);
    }

    private static int Sign(int character) => character switch
    {
        '@' => 'a',
        '$' or 0xA7 => 's',
        '!' or '|' or 0xA1 => 'i',
        '+' or 0x2020 => 't',
        '(' or 0xA2 => 'c',
        0x20AC => 'e',
        '9' => 'g',
        _ => Letters.None,
    };
}
