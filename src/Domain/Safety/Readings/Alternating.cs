using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>Every second word, and every second letter: something else was put between them.</summary>
internal sealed class Alternating(Evidence evidence) : Reading
{
    private readonly Trail[] _words = [new(evidence), new(evidence)];
    private readonly Trail[] _letters = [new(evidence), new(evidence)];
    private int _letter;
    private int _word;
    private bool _inWord;

    public override void Read(Rune rune, int letter)
    {
        if (letter != Letters.None)
        {
            _word += _inWord ? 0 : 1;
            _inWord = true;
            Tell(_words[_word & 1], letter);
            Tell(_letters[_letter++ & 1], letter);
        }
        else if (rune.Value is not ('\'' or 0x2019))
        {
            _inWord = false;
        }
    }
}
