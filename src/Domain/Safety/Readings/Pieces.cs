using System.Text;
using DigitalTwin.Domain.Prompts;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>
/// The words that hold nothing but letters of a canary, one after the other, however many ordinary words stand between them:
/// for those hold a vowel. So a canary handed out in pieces is put together again.
/// </summary>
internal sealed class Pieces(Evidence evidence) : Reading
{
    private readonly Trail _trail = new(evidence);
    private readonly Trail _beforeWord = new(evidence);
    private bool _inWord;
    private bool _isPiece;

    public override void Read(Rune rune, int letter)
    {
        if (letter == Letters.None)
        {
            _inWord = false;
            return;
        }

        if (!_inWord)
        {
            (_inWord, _isPiece) = (true, true);
            _beforeWord.Become(_trail);
        }

        if (_isPiece && letter < 0x80 && Canary.Alphabet.Contains((char)letter, StringComparison.Ordinal))
        {
            Tell(_trail, letter);
        }
        else if (_isPiece)
        {
            // An ordinary word after all: what it seemed to add is taken back.
            _isPiece = false;
            _trail.Become(_beforeWord);
        }
    }
}
