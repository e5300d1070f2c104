using System.Text;

namespace DigitalTwin.Domain.Safety.Readings;

/// <summary>One way to find letters in a reply; what it finds goes to its <see cref="Trail"/>, or to one for each place where it may begin.</summary>
internal abstract class Reading
{
    /// <param name="rune">The next character of the reply.</param>
    /// <param name="letter">The same as a letter, or <see cref="Letters.None"/>.</param>
    public abstract void Read(Rune rune, int letter);

    public static Reading[] All(Evidence evidence) =>
    [
        new Written(evidence), new Shifted(evidence), new Escaped(evidence), new Base64(evidence), new Hexadecimal(evidence), new Numbers(evidence),
        new Morse(evidence), new Initials(evidence), new Alternating(evidence), new Columns(evidence), new Repeated(evidence), new Pieces(evidence),
    ];

    protected static Trail[] Trails(Evidence evidence, int count) => [.. Enumerable.Range(0, count).Select(_ => new Trail(evidence))];

    protected static void Tell(Trail trail, int letter)
    {
        if (letter != Letters.None)
        {
            trail.Add(Letters.Loosely(letter));
        }
    }
}
