using System.Collections.Frozen;
using System.Text;

namespace DigitalTwin.Domain.Safety;

/// <summary>
/// Letters as a reader takes them: case, accents, width, style and script of a look-alike make no difference, and what is no
/// letter or digit is nothing.
/// </summary>
/// <remarks>By tables of its own: with invariant globalization the runtime doesn't take letters and accents apart.</remarks>
internal static class Letters
{
    /// <summary>What is no letter.</summary>
    public const int None = 0;

    private const string LatinFromC0 =
        "aaaaaaaceeeeiiiidnooooo.ouuuuypsaaaaaaaceeeeiiiidnooooo.ouuuuypyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssss"
        + "ttttttuuuuuuuuuuuuwwyyyzzzzzzsbb.b...ccdddd....ffg...ikkl..nnooo..pp.....ttttuu.vyyzz.............dddlllnnnaaiioouuuuuuuuuu.aaaa..ggggkkoooo..jdddgg..nnaa....aaaa"
        + "eeeeiiiioooorrrruuuusstt..hh.d....aaeeooooooooyylntj..accltsz..bu.eejjqqrryy";

    private const string LatinFrom1E00 =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas....aa"
        + "aaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    // Cyrillic, Greek, Armenian, IPA, small capitals and superscripts, and below them what they pass for.
    private const string Lookalikes = "аәвсԁеёһіїјкӏмнорԛгѕтуўѵԝх" + "αβγεηικνορτυχω" + "օսոհ" + "ɑɡɩɪɢɴʀʏʙʜʟᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜰꜱ" + "ⁱⁿᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
    private const string TakenFor = "aabcdeehiijklmhopqrstyyvwx" + "abyenikvoptuxw" + "ounh" + "agiignrybhlacdejkmoptuvwzfs" + "inabcdefghjklmoprstuvwxyz";

    private static readonly FrozenDictionary<int, int> OfLookalike = Pairs().ToFrozenDictionary();

    /// <summary>A lower-case letter, a digit, a letter of another script as itself, or <see cref="None"/>.</summary>
    public static int Of(Rune rune) => rune.Value switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => rune.Value,
        >= 'A' and <= 'Z' => rune.Value | 0x20,
        < 0xAA => None,
        var value => Styled(value) is not None and var letter ? letter : Foreign(Rune.ToLowerInvariant(rune)),
    };

    /// <summary>The same for letters and digits that are written in each other's place: 0 and o, 1, l and i, 3 and e ...</summary>
    public static int Loosely(int letter) => letter switch
    {
        '0' => 'o',
        '1' or 'l' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        '8' => 'b',
        _ => letter,
    };

    private static int Foreign(Rune rune) =>
        OfLookalike.TryGetValue(rune.Value, out var letter) ? letter : Rune.IsLetterOrDigit(rune) ? rune.Value : None;

    // Ranges in which the alphabet comes in one style after another, and those of accented Latin letters.
    private static int Styled(int value) => value switch
    {
        >= 0xC0 and <= 0x24F => Dotless(LatinFromC0[value - 0xC0]),
        >= 0x1E00 and <= 0x1EF9 => Dotless(LatinFrom1E00[value - 0x1E00]),
        >= 0x249C and <= 0x24B5 => 'a' + (value - 0x249C),
        >= 0x24B6 and <= 0x24E9 => 'a' + ((value - 0x24B6) % 26),
        >= 0xFF10 and <= 0xFF19 => value - 0xFEE0,
        >= 0xFF21 and <= 0xFF3A or >= 0xFF41 and <= 0xFF5A => (value - 0xFEE0) | 0x20,
        >= 0x1D400 and <= 0x1D6A3 => 'a' + ((value - 0x1D400) % 26),
        >= 0x1D7CE and <= 0x1D7FF => '0' + ((value - 0x1D7CE) % 10),
        >= 0x1F110 and <= 0x1F129 => 'a' + (value - 0x1F110),
        >= 0x1F130 and <= 0x1F149 => 'a' + (value - 0x1F130),
        >= 0x1F150 and <= 0x1F169 => 'a' + (value - 0x1F150),
        >= 0x1F170 and <= 0x1F189 => 'a' + (value - 0x1F170),
        >= 0x1F1E6 and <= 0x1F1FF => 'a' + (value - 0x1F1E6),
        _ => None,
    };

    private static int Dotless(char letter) => letter == '.' ? None : letter;

    private static IEnumerable<KeyValuePair<int, int>> Pairs() =>
        Lookalikes.Zip(TakenFor, (lookalike, letter) => KeyValuePair.Create((int)lookalike, (int)letter));
}
