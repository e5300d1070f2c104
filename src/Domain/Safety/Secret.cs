namespace DigitalTwin.Domain.Safety;

/// <summary>
/// A private text, known by every run of <see cref="Window"/> letters in it. To find them in a stream takes one multiplication
/// and one look-up a letter: the hash of the last letters slides along.
/// </summary>
internal sealed class Secret
{
    private const ulong Factor = 0x9E37_79B9_7F4A_7C15;
    private const int SieveBits = 17;

    private readonly ulong _leaving = 1;
    private readonly Dictionary<ulong, int> _windows = [];
    private readonly ulong[] _sieve = new ulong[1 << (SieveBits - 6)];

    /// <param name="window">How many letters in a row are no accident.</param>
    /// <param name="enough">How many different windows in one reply make a leak; <c>window + enough - 1</c> letters in a row do.</param>
    /// <param name="texts">What is private, in one or more parts.</param>
    public Secret(int window, int enough, IEnumerable<string> texts)
    {
        (Window, Enough) = (window, enough);
        for (var i = 0; i < window; i++)
        {
            _leaving = unchecked(_leaving * Factor);
        }

        foreach (var spellings in texts.Select(Spellings.Of))
        {
            spellings.ForEach(Learn);
            Count += spellings.Max(spelling => spelling.Letters.Length);
        }
    }

    public int Window { get; }

    public int Enough { get; }

    /// <summary>How many places there are for a window.</summary>
    public int Count { get; }

    /// <summary>The hash of the last letters when one more comes and the oldest leaves; letters that have not come yet are 0.</summary>
    public ulong Slide(ulong hash, int coming, int leaving) => unchecked((hash * Factor) + (ulong)coming - ((ulong)leaving * _leaving));

    /// <summary>
    /// The place of this window, the same for the text itself and for its shifts, which two readings find at once; -1 for
    /// ordinary text.
    /// </summary>
    public int IndexOf(ulong hash) =>
        (_sieve[Place(hash) >> 6] & (1UL << (Place(hash) & 63))) != 0 && _windows.TryGetValue(hash, out var index) ? index : -1;

    // The high bits: the low ones of such a hash know only the low bits of the letters.
    private static int Place(ulong hash) => (int)(hash >> (64 - SieveBits));

    private void Learn(Spelling spelling)
    {
        var letters = spelling.Letters;
        var hash = 0UL;
        for (var i = 0; i < letters.Length; i++)
        {
            hash = Slide(hash, letters[i], i < Window ? 0 : letters[i - Window]);
            if (i >= Window - 1 && _windows.TryAdd(hash, Count + spelling.Places[i - Window + 1]))
            {
                _sieve[Place(hash) >> 6] |= 1UL << (Place(hash) & 63);
            }
        }
    }
}
