using System.Collections;
using System.Collections.Immutable;

namespace DigitalTwin.Domain.Safety;

/// <summary>What of the secrets was seen in one reply and in those before it.</summary>
internal sealed class Evidence(ImmutableArray<Secret> secrets)
{
    private readonly BitArray?[] _seen = new BitArray?[secrets.Length];
    private readonly int[] _count = new int[secrets.Length];
    private int _onTrail;

    public ImmutableArray<Secret> Secrets => secrets;

    /// <summary>Whether what is being read at this moment stands in a secret.</summary>
    public bool IsOnTrail => _onTrail > 0;

    /// <summary>So much was seen that it is no accident.</summary>
    public bool IsLeak { get; private set; }

    /// <summary>Set while the replies before this one are read: they bear witness, and nothing can be done about them.</summary>
    public bool IsPast { get; set; }

    public void Note(int secret, int window)
    {
        var seen = _seen[secret] ??= new BitArray(secrets[secret].Count);
        if (!seen[window])
        {
            seen[window] = true;
            _count[secret]++;
        }

        // Seen before or not: who tells us that we said all of it already doesn't get it for that.
        IsLeak |= !IsPast && _count[secret] >= secrets[secret].Enough;
    }

    public void Follow(bool wasOnTrail, bool isOnTrail) => _onTrail += (isOnTrail ? 1 : 0) - (wasOnTrail ? 1 : 0);
}
