using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>Letter after letter as they stand there, whatever comes between them.</summary>
internal sealed class Written(Evidence evidence) : Reading
{
    private readonly Trail _trail = new(evidence);

    public override void Read(Rune rune, int letter) => Tell(_trail, rune.Value switch
    {
        '@' => 'a',
        '$' => 's',
        _ => letter,
    });
}
