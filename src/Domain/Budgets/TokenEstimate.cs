using Microsoft.Extensions.AI;

namespace DigitalTwin.Domain.Budgets;

/// <summary>
/// How many tokens a text may be at most, for whatever model: known before it is asked, and without its tokenizer. Text that is no
/// language (random letters, symbols, rare scripts) is counted almost by its bytes, which no tokenizer exceeds; ordinary English,
/// German and JSON come to about twice their tokens. docs/decisions/0009 has the measurements.
/// </summary>
public static class TokenEstimate
{
    // All weights are twentieths of a token.
    private const int Token = 20;
    private const int PerMessage = 8 * Token;
    private const int SpaceAfterSpace = 3;
    private const int SyntaxAfterSyntax = 12;
    private const int CapitalInCapitals = 5;

    // Of a word's second letter, its third and all further ones, where they follow as letters do; its first is a token.
    private static readonly int[] Letters = [2, 9, 8];

    // Of characters beyond ASCII, up to and including this one.
    private static readonly (char Last, int Weight)[] Scripts =
    [
        ('\u00ff', 30), ('\u040f', 40), ('\u044f', 25), ('\u0620', 40), ('\u064a', 28), ('\u07ff', 40), ('\u08ff', 60), ('\u0aff', 40),
        ('\u0b7f', 60), ('\u0e7f', 40), ('\u200f', 60), ('\u2027', 40), ('\u3040', 60), ('\u30ff', 35), ('\u4dff', 60), ('\u9fff', 50),
        ('\ud7ff', 60), ('\udfff', 40), ('\uffff', 60),
    ];

    /// <summary>Of a whole prompt, with what goes around each message.</summary>
    public static long Of(IEnumerable<ChatMessage> messages) => Tokens(messages.Sum(message => PerMessage + Weigh(message.Text)));

    public static long Of(ReadOnlySpan<char> text) => Tokens(Weigh(text));

    private static long Tokens(long weight) => (weight + Token - 1) / Token;

    private static long Weigh(ReadOnlySpan<char> text)
    {
        var weight = 0L;
        // How far into a word or a number it is.
        var place = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var (previous, current) = (i == 0 ? '\0' : text[i - 1], text[i]);
            place = Continues(previous, current) ? place + 1 : 0;
            weight += current switch
            {
                _ when char.IsAsciiLetter(current) => place == 0 ? Token : Letter(previous, current, place),
                _ when char.IsAsciiDigit(current) => place % 3 == 0 ? Token : 0,
                ' ' => Space(previous, i + 1 < text.Length ? text[i + 1] : '\0'),
                < '\u0080' => IsSyntax(current) && IsSyntax(previous) ? SyntaxAfterSyntax : Token,
                _ => Script(current),
            };
        }

        return weight;
    }

    private static bool Continues(char previous, char current) => char.IsAsciiDigit(current)
        ? char.IsAsciiDigit(previous)
        : char.IsAsciiLetter(previous) && !(char.IsAsciiLetterUpper(current) && char.IsAsciiLetterLower(previous));

    private static int Letter(char previous, char current, int place) => LetterPairs.AreCommon(previous, current)
        ? Letters[Math.Min(place, Letters.Length) - 1] + (char.IsAsciiLetterUpper(current) ? CapitalInCapitals : 0)
        : Token;

    // A space and the word or sign after it are one token, a space and a number are two, and many spaces are few.
    private static int Space(char previous, char next) => next switch
    {
        ' ' => previous == ' ' ? SpaceAfterSpace : Token,
        > ' ' and < '\u007f' when !char.IsAsciiDigit(next) => 0,
        _ => Token,
    };

    private static bool IsSyntax(char character) => character is '"' or ':' or ',' or '{' or '}' or '[' or ']';

    private static int Script(char character)
    {
        var i = 0;
        while (character > Scripts[i].Last)
        {
            i++;
        }

        return Scripts[i].Weight;
    }
}
