using System.Text;
using DigitalTwin.Domain.Safety.Readings;

namespace DigitalTwin.Domain.Safety;

/// <summary>
/// Lets a reply through, piece by piece as it comes, and none of it from where it gives private text away. What reads like
/// private text at the moment is held back until that is decided; all else passes at once. docs/decisions/0010 says what it finds.
/// </summary>
internal sealed class LeakFilter(Evidence evidence)
{
    /// <summary>What is held longer than this is let go: whatever it reads like, it has not become enough of it.</summary>
    private const int MostHeld = 600;

    private readonly Reading[] _readings = Reading.All(evidence);
    private string _held = "";

    /// <summary>The reply gave private text away; nothing more passes.</summary>
    public bool Hit => evidence.IsLeak;

    /// <summary>How many characters wait.</summary>
    public int Held => _held.Length;

    /// <summary>Takes note of an earlier reply of the same conversation, so that what is asked for in portions counts as a whole.</summary>
    public void Recall(string reply)
    {
        evidence.IsPast = true;
        foreach (var rune in reply.EnumerateRunes())
        {
            Read(rune);
        }

        // No word goes on from one reply into the next.
        Read(new Rune('\n'));
        evidence.IsPast = false;
    }

    /// <summary>What of the reply may go now that this has come, often all of it.</summary>
    /// <param name="text">Well-formed: no half of a surrogate pair.</param>
    public string Pass(string text)
    {
        var (released, at) = (0, _held.Length);
        _held += text;
        foreach (var rune in text.EnumerateRunes())
        {
            Read(rune);
            if (Hit)
            {
                break;
            }

            at += rune.Utf16SequenceLength;
            released = evidence.IsOnTrail && at - released <= MostHeld ? released : at;
        }

        var passed = _held[..released];
        _held = Hit ? "" : _held[released..];
        return passed;
    }

    /// <summary>The reply has ended: what was still held and came to nothing.</summary>
    public string End()
    {
        var rest = _held;
        _held = "";
        return rest;
    }

    private void Read(Rune rune)
    {
        var letter = Letters.Of(rune);
        foreach (var reading in _readings)
        {
            reading.Read(rune, letter);
        }
    }
}
