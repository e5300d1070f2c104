using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>The first letters of words (acrostics, the radio alphabet) and of lines.</summary>
internal sealed class Initials(Evidence evidence) : Reading
{
    private readonly Trail _ofWords = new(evidence);
    private readonly Trail _ofLines = new(evidence);
    private bool _inWord;
    private bool _inLine;

    public override void Read(Rune rune, int letter)
    {
        if (letter != Letters.None)
        {
            if (!_inWord)
            {
                Tell(_ofWords, letter);
            }

            if (!_inLine)
            {
                Tell(_ofLines, letter);
            }

            (_inWord, _inLine) = (true, true);
        }
        else if (rune.Value is not ('\'' or 0x2019 or '-'))
        {
            // X-ray and don't are one word.
            _inWord = false;
            _inLine &= rune.Value != '\n';
        }
    }
}
