using System.Text;
using System.Text.RegularExpressions;

namespace DigitalTwin.Domain.Prompts;

/// <summary>
/// What a server that pastes messages into a raw template would take for the end of a message or the start of another
/// speaker's, and our own section tags.
/// </summary>
internal static partial class ControlTokens
{
    private const int LongestToken = 48;

    /// <summary>Whether the text at this opening bracket reads as such a token, however it is dressed up.</summary>
    public static bool Begins(ReadOnlySpan<char> atBracket)
    {
        var plain = new StringBuilder(LongestToken);
        foreach (var rune in atBracket.EnumerateRunes())
        {
            if (Invisible.IsInvisible(rune))
            {
                continue;
            }

            var letter = Plain(rune);
            if (letter == '\0' || plain.Length == LongestToken)
            {
                return false;
            }

            plain.Append(letter);
            if (letter is '>' or ']' && Token().IsMatch(plain.ToString()))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsOpeningBracket(char c) => c is '<' or '[' or '\uFF1C' or '\uFE64' or '\uFF3B';

    // '\0' for what no token holds.
    private static char Plain(Rune rune) => (rune.Value is >= 0xFF01 and <= 0xFF5E ? rune.Value - 0xFEE0 : rune.Value) switch
    {
        0xFE64 => '<',
        0xFE65 => '>',
        0x2581 => '_',
        0x2223 or 0x2502 or 0x2758 or 0xFFE8 => '|',
        0xA0 or 0x2009 or 0x202F or 0x3000 => ' ',
        var value and < 0x80 when char.IsAsciiLetterOrDigit((char)value) || " \t<>[]|/_-".Contains((char)value, StringComparison.Ordinal) => (char)value,
        _ => '\0',
    };

    // With bars: any name, and with blanks around it the known ones, for F# and R have "<|" and "|>" too. Without bars:
    // the known names; <s> in lower case only, for List<S> is code.
    [GeneratedRegex("""
        ^(?: < \| [\w/-]+ \| >
           | < \s* \| \s* (?i: /? (?: im_(?:start|end|sep|system|user|assistant|middle) | system | user | assistant | tool | observation | end | start
               | message | channel | return | call | eot_id | eom_id | eos | bos | python_tag | endof(?:text|prompt) | (?:start|end)_header_id
               | (?:start|end)_of_role | (?:begin|end)_of_(?:text|sentence|turn) | (?:start|end)_of_turn_token | (?:system|user|chatbot)_token ) ) \s* \| \s* >
           | < \s* (?i: /? \s* twin [-_\s] \s* (?:facts|summary|profile|notes|style|rules) ) \s* >
           | < \s* (?i: (?:start|end)_of_(?:turn|image) | bos | eos | sop | reserved_\d+ ) \s* >
           | < /? s >
           | < \s* < \s* (?i: /? \s* sys ) \s* > \s* >
           | \[ \s* /? \s* (?i: inst | system_prompt | available_tools | tool_calls | tool_results | gmask ) \s* \] )$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
