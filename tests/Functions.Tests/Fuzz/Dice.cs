using System.Text;

namespace DigitalTwin.Functions.Tests.Fuzz;

/// <summary>Chance that comes out the same each time: a request is made from its number alone.</summary>
internal sealed class Dice(int seed, int number)
{
    private static readonly string[] Pieces =
        ["Hello", "Where did you study?", " ", "\n", "\0", "\u0001", "é", "漢字", "🙂", "\u202e", "\ufeff", "\\u0000", "\"", "'", "<script>", "{{", "../", "%2e%2f", "' or 1 eq 1", "-- ", "null", "\r\nX: y"];

    private readonly Random _random = new((seed * 1_000_003) ^ number);

    public bool Happens(double share) => _random.NextDouble() < share;

    public int Below(int bound) => _random.Next(bound);

    public T Of<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Of characters that ids are made of.</summary>
    public string Token(int length) => new([.. Enumerable.Range(0, length).Select(_ => "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"[_random.Next(64)])]);

    public string Text(int pieces)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pieces; i++)
        {
            text.Append(Happens(0.1) ? ((char)Below(0x10000)).ToString() : Of(Pieces));
        }

        return text.ToString();
    }

    /// <summary>What is printable and fits into a line of a request.</summary>
    public string Visible(int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)(33 + _random.Next(94)))]);

    /// <summary>Bytes removed, doubled, exchanged, flipped or cut off.</summary>
    public byte[] Mutated(byte[] bytes)
    {
        var changed = new List<byte>(bytes);
        for (var times = 1 + Below(4); times > 0 && changed.Count > 0; times--)
        {
            var at = Below(changed.Count);
            var length = Math.Min(1 + Below(8), changed.Count - at);
            switch (Below(6))
            {
                case 0:
                    changed[at] = (byte)Below(256);
                    break;
                case 1:
                    changed.RemoveRange(at, length);
                    break;
                case 2:
                    changed.InsertRange(at, changed.GetRange(at, length));
                    break;
                case 3:
                    changed.InsertRange(at, Bytes(length));
                    break;
                case 4:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
                default:
                    changed[at] ^= (byte)(1 << Below(8));
                    break;
            }
        }

        return [.. changed];
    }
}
