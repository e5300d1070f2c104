using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>The alphabet shifted by any number (ROT13, Caesar) or in reverse (Atbash): see <see cref="Spellings.Step"/>.</summary>
internal sealed class Shifted(Evidence evidence) : Reading
{
    private readonly Trail _trail = new(evidence);
    private int _before = Letters.None;

    public override void Read(Rune rune, int letter)
    {
        if (!Spellings.IsLatin(letter))
        {
            return;
        }

        if (_before != Letters.None)
        {
            _trail.Add(Spellings.Step(_before, letter));
        }

        _before = letter;
    }
}
