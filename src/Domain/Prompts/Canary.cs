namespace DigitalTwin.Domain.Prompts;

/// <summary>
/// A word that means nothing and stands between the rules of the prompt. An answer that holds it copies the rules, in
/// whatever language.
/// </summary>
public sealed record Canary
{
    /// <summary>No vowel, and none of the consonants that languages like most: ordinary words don't spell it by chance.</summary>
    public const string Alphabet = "bcdfghjkmpqtvwxz";

    /// <summary>How many bytes a canary is made of.</summary>
    public const int Bytes = 8;

    /// <param name="seed"><see cref="Bytes"/> bytes that nobody outside can know; the same for all instances, or their prompts differ.</param>
    public Canary(ReadOnlySpan<byte> seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, Bytes);
        Span<char> letters = stackalloc char[2 * Bytes];
        for (var i = 0; i < Bytes; i++)
        {
            letters[2 * i] = Alphabet[seed[i] >> 4];
            letters[(2 * i) + 1] = Alphabet[seed[i] & 15];
        }

        Letters = new string(letters);
    }

    /// <summary>Sixteen letters.</summary>
    public string Letters { get; }

    /// <summary>As it stands in the prompt: in fours, so that a model copies it without a slip.</summary>
    public string Mark => string.Join('-', Letters.Chunk(4).Select(four => new string(four)));

    public override string ToString() => nameof(Canary);
}
