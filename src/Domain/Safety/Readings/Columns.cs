using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>One of the first words of each line, as in a list with a number before and a remark behind, and one cell of each row of a table.</summary>
internal sealed class Columns(Evidence evidence) : Reading
{
    private readonly Trail[] _words = Trails(evidence, 3);
    private readonly Trail[] _cells = Trails(evidence, 4);
    private int _word = -1;
    private int _cell;
    private bool _inWord;

    public override void Read(Rune rune, int letter)
    {
        if (letter != Letters.None)
        {
            _word += _inWord ? 0 : 1;
            _inWord = true;
            Tell(_words, _word, letter);
            Tell(_cells, _cell, letter);
            return;
        }

        _inWord &= rune.Value is '\'' or 0x2019 or '-';
        (_word, _cell) = rune.Value switch
        {
            '\n' => (-1, 0),
            '|' or '\t' or ';' => (_word, _cell + 1),
            _ => (_word, _cell),
        };
    }

    private static void Tell(Trail[] trails, int column, int letter)
    {
        if (column < trails.Length)
        {
            Tell(trails[column], letter);
        }
    }
}
