namespace DigitalTwin.Domain.Safety;

/// <summary>The ways to write a secret that a window of letters can be compared with.</summary>
internal static class Spellings
{
    private const int Alphabet = 26;

    public static List<Spelling> Of(string secret)
    {
        var words = secret.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var letters = LettersOf(secret);
        var plain = new Spelling([.. letters.Select(Letters.Loosely)]);
        int[] steps = [.. Steps(letters)];
        return
        [
            plain,
            plain.Once(),
            new([.. plain.Letters.Reverse()]),
            new([.. words.Reverse().SelectMany(LettersOf).Select(Letters.Loosely)]),
            new([.. words.SelectMany(word => LettersOf(word).Reverse()).Select(Letters.Loosely)]),
            new(steps),
            new([.. steps.Select(step => Step('a', 'a' + ((Alphabet - (step - 'A')) % Alphabet)))]),
        ];
    }

    /// <summary>
    /// From one letter to the next, as a letter from A to Z. ROT13 and every other shift of the alphabet leave the steps as they
    /// are; an alphabet in reverse turns each of them round.
    /// </summary>
    public static int Step(int from, int to) => 'A' + ((to - from + Alphabet) % Alphabet);

    public static bool IsLatin(int letter) => letter is >= 'a' and <= 'z';

    private static int[] LettersOf(string text) => [.. text.EnumerateRunes().Select(Letters.Of).Where(letter => letter != Letters.None)];

    private static IEnumerable<int> Steps(int[] letters)
    {
        var latin = letters.Where(IsLatin).ToList();
        return latin.Zip(latin.Skip(1), Step);
    }
}
