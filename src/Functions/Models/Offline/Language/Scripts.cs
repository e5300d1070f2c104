namespace DigitalTwin.Functions.Models.Offline.Language;

/// <summary>What the tokenizer must know of writing systems.</summary>
internal static class Scripts
{
    /// <summary>Whether words of this letter's script run on without spaces. Hangul counts too: its endings stick to the words.</summary>
    public static bool HasNoSpaces(char letter) =>
        letter is (>= '\u0E00' and <= '\u0EFF')     // Thai, Lao
            or (>= '\u1000' and <= '\u109F')        // Burmese
            or (>= '\u1780' and <= '\u17FF')        // Khmer
            or (>= '\u3005' and <= '\u3007')        // iteration mark and its like
            or (>= '\u3040' and <= '\u30FF')        // Hiragana, Katakana
            or (>= '\u3400' and <= '\u9FFF')        // Han
            or (>= '\uAC00' and <= '\uD7AF')        // Hangul
            or (>= '\uF900' and <= '\uFAFF');

    /// <summary>How much of a pair of letters is grammar, 0 to 1: Hiragana writes endings and particles more than meaning.</summary>
    public static double GrammarShare(string pair) =>
        pair.Count(letter => letter is >= '\u3040' and <= '\u309F') / (double)pair.Length;
}
