using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>Every second or third word, and every second or third letter: something else was put between them.</summary>
internal sealed class Alternating(Evidence evidence) : Reading
{
    private readonly Trail[][] _words = [Trails(evidence, 2), Trails(evidence, 3)];
    private readonly Trail[][] _letters = [Trails(evidence, 2), Trails(evidence, 3)];
    private int _letter;
    private int _word;
    private bool _inWord;

    public override void Read(Rune rune, int letter)
    {
        if (letter != Letters.None)
        {
            _word += _inWord ? 0 : 1;
            _inWord = true;
            foreach (var trails in _words)
            {
                Tell(trails[_word % trails.Length], letter);
            }

            foreach (var trails in _letters)
            {
                Tell(trails[_letter % trails.Length], letter);
            }

            _letter++;
        }
        else if (rune.Value is not ('\'' or 0x2019))
        {
            _inWord = false;
        }
    }
}
