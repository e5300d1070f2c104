using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>Letters that are written several times, as often as one likes: see <see cref="Spelling.Once"/>.</summary>
internal sealed class Repeated(Evidence evidence) : Reading
{
    private readonly Trail _trail = new(evidence);
    private int _before = Letters.None;

    public override void Read(Rune rune, int letter)
    {
        var loosely = Letters.Loosely(letter);
        if (letter != Letters.None && loosely != _before)
        {
            _trail.Add(loosely);
            _before = loosely;
        }
    }
}
