namespace DigitalTwin.Domain.Budgets;

/// <summary>
/// Which of the letters a to z often follow which, in English, German and their neighbours: words are made of such pairs, and random
/// letters hardly ever are.
/// </summary>
internal static class LetterPairs
{
    private static readonly string[] After =
    [
        "abcdgiklmnprstuvy", "aeiloruy", "acehiklortu", "aeiorsu", "abcdefghijklmnprstuvwxyz", "aefilort", "aeghinrstu", "aeilorst",
        "abcdefgjklmnoprstuvxz", "eu", "aelnorstu", "adeilostuy", "abeimnopsu", "acdefghimnostuvyz", "bcdefgilmnoprstuvw", "aeiloprtuy",
        "u", "acdeghiklmnoqrstuyz", "acehiklopstu", "aehiorstuwyz", "abcefilmnorstvy", "aeior", "aehio", "t", "ceopt", "aeiotu",
    ];

    private static readonly int[] Sets = [.. After.Select(letters => letters.Aggregate(0, (set, letter) => set | Bit(letter)))];

    /// <summary>Case makes no difference.</summary>
    /// <param name="first">A to Z.</param>
    /// <param name="second">A to Z.</param>
    public static bool AreCommon(char first, char second) => (Sets[(first | 0x20) - 'a'] & Bit((char)(second | 0x20))) != 0;

    private static int Bit(char letter) => 1 << (letter - 'a');
}
