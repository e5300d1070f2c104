using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using DigitalTwin.Domain.Safety;

namespace DigitalTwin.Domain.Prompts;

/// <summary>
/// What a server that pastes messages into a raw template would take for the end of a message or the start of another
/// speaker's, and our own section tags.
/// </summary>
internal static class ControlTokens
{
    private const int LongestToken = 48;

    /// <summary>What a token may hold and no name does.</summary>
    private const char Unnamed = '*';

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BetweenBars = Names(
        "im_start im_end im_sep im_system im_user im_assistant im_middle system user assistant tool observation end start message channel return call "
        + "constrain eot_id eom_id eos bos python_tag endoftext endofprompt endofturn start_header_id end_header_id start_of_role end_of_role begin_of_text "
        + "end_of_text begin_of_sentence end_of_sentence begin_of_turn end_of_turn start_of_turn_token end_of_turn_token system_token user_token chatbot_token");

    // Others are arrays of F#.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BetweenBarsInSquares = Names("system user assistant tool endofturn");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> InAngles = Names(
        "start_of_turn end_of_turn start_of_image end_of_image bos eos sop tool_call tool_calls tool_response tool_responses");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> InSquares = Names(
        "inst system_prompt available_tools tool_calls tool_results tool_content call_id gmask img img_break img_end");

    private static readonly string[] Sections = ["facts", "summary", "profile", "notes", "style", "instructions", "rules", "caller", "learner"];

    public static bool IsOpeningBracket(char c) => c is '<' or '[' or '\uFF1C' or '\uFE64' or '\uFF3B';

    /// <summary>Whether the text at this opening bracket reads as such a token, however it is dressed up.</summary>
    /// <remarks>It reads no further than to the next bracket or the one after, so that a text of brackets costs no more than another.</remarks>
    public static bool Begins(ReadOnlySpan<char> atBracket)
    {
        Span<char> plain = stackalloc char[LongestToken];
        var length = 0;
        foreach (var rune in atBracket.EnumerateRunes())
        {
            if (IsNothing(rune))
            {
                continue;
            }

            var sign = Plain(rune);
            if (sign is ' ' or '/' or '-' && length > 0 && plain[length - 1] == sign)
            {
                continue;
            }

            // Of brackets within a token there is only the second of "<<".
            if (sign == '\0' || length == LongestToken || (sign is '<' or '[' && length > 0 && plain[..length].TrimEnd(' ') is not ['<']))
            {
                break;
            }

            plain[length++] = sign;
            if (sign is '>' or ']')
            {
                break;
            }
        }

        return length > 2 && (IsSectionTag(plain[..length]) || IsToken(plain[..length]));
    }

    // Whatever follows its name: "</twin-facts x>" ends a section for a lenient reader too.
    private static bool IsSectionTag(ReadOnlySpan<char> text)
    {
        var name = text[1..].TrimStart("</\\|-_ ");
        if (text[0] != '<' || !name.StartsWith("twin", StringComparison.OrdinalIgnoreCase) || name[4..] is not ['-' or '_' or ' ', ..])
        {
            return false;
        }

        var section = name[4..].TrimStart("-_ ");
        foreach (var known in Sections)
        {
            if (section.StartsWith(known, StringComparison.OrdinalIgnoreCase) && (section.Length == known.Length || !IsOfWord(section[known.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsToken(ReadOnlySpan<char> text) => text switch
    {
        ['<', '|', .. var name, '|', '>'] when IsName(name) => true,
        // In lower case only, for List<S> is code.
        ['<', 's', '>'] or ['<', '/', 's', '>'] => true,
        ['<', .. var inside, '>'] => IsInAngles(inside.Trim(' ')),
        ['[', .. var inside, ']'] => IsInSquares(inside.Trim(' ')),
        _ => false,
    };

    // With bars right at the brackets any name is one, and with blanks the known ones: F# and R have "<|" and "|>" too.
    private static bool IsInAngles(ReadOnlySpan<char> inside) => inside switch
    {
        ['|', .. var name, '|'] => BetweenBars.Contains(Bare(name)),
        ['<', .. var name] => Bare(name).Equals("sys", StringComparison.OrdinalIgnoreCase),
        _ => InAngles.Contains(Bare(inside)) || IsNumbered(Bare(inside), "reserved_") || IsNumbered(Bare(inside), "unused"),
    };

    private static bool IsInSquares(ReadOnlySpan<char> inside) => inside switch
    {
        ['|', .. var name, '|'] => BetweenBarsInSquares.Contains(Bare(name)),
        _ => InSquares.Contains(Bare(inside)),
    };

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> name) => name.TrimStart("/ ").TrimEnd(' ');

    private static bool IsNumbered(ReadOnlySpan<char> name, string word) =>
        name.Length > word.Length && name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !name[word.Length..].ContainsAnyExceptInRange('0', '9');

    private static bool IsName(ReadOnlySpan<char> name) => name.Length > 0 && !name.ContainsAny('|', ' ', '\\');

    private static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or Unnamed;

    private static bool IsNothing(Rune rune) => !(rune.Value is > ' ' and < '\u007F')
        && (Invisible.IsInvisible(rune) || (Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune))
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    // '\0' for what no token holds.
    private static char Plain(Rune rune) => (rune.Value is >= 0xFF01 and <= 0xFF5E ? rune.Value - 0xFEE0 : rune.Value) switch
    {
        0xFE64 => '<',
        0xFE65 => '>',
        0x2581 or 0x203F or 0xFE4D or 0xFE4E or 0xFE4F or 0xFE33 or 0xFE34 => '_',
        0x1C0 or 0x2223 or 0x2502 or 0x2503 or 0x2758 or 0xFFE8 => '|',
        0x2044 or 0x2215 or 0x2571 or 0x29F8 => '/',
        0x2043 or 0x2212 or 0x2D7 => '-',
        var value and > ' ' and < 0x7F => char.IsAsciiLetterOrDigit((char)value) || "<>[]|/\\_-".Contains((char)value, StringComparison.Ordinal) ? (char)value : '\0',
        _ when Rune.IsWhiteSpace(rune) || rune.Value == 0x2800 => ' ',
        _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation => '-',
        _ => Letters.Of(rune) switch
        {
            Letters.None => '\0',
            var letter and < 0x80 => (char)letter,
            _ => Unnamed,
        },
    };

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
