using System.Collections.Frozen;
using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>Morse code, with blanks between the letters.</summary>
internal sealed class Morse(Evidence evidence) : Reading
{
    private const int Longest = 5;

    private static readonly FrozenDictionary<string, char> Code = (
        "a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.-- x-..- y-.-- z--.. "
        + "0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----.")
        .Split(' ').ToFrozenDictionary(letter => letter[1..], letter => letter[0]);

    private readonly Trail _trail = new(evidence);
    private readonly StringBuilder _signs = new(Longest);

    public override void Read(Rune rune, int letter)
    {
        switch (rune.Value)
        {
            case '.' or 0xB7 or 0x2022 or 0x22C5:
                Add('.');
                break;
            case '-' or 0x2010 or 0x2011 or 0x2012 or 0x2013 or 0x2014 or 0x2212 or '_':
                Add('-');
                break;
            default:
                if (_signs.Length > 0 && Code.TryGetValue(_signs.ToString(), out var meant))
                {
                    Tell(_trail, meant);
                }

                _signs.Clear();
                break;
        }
    }

    private void Add(char sign)
    {
        if (_signs.Length <= Longest)
        {
            _signs.Append(sign);
        }
    }
}
