namespace UglyToad.PdfPig.Fonts;

/// <summary>What the 256 codes show in the encodings that PDF knows by name. A blank in the upper half shows nothing.</summary>
internal static class BaseEncodings
{
    private const string WinAnsiUpper =
        "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ\u00A0¡¢£¤¥¦§¨©ª«¬-®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

    private const string MacRomanUpper =
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

    private const string StandardUpper =
        "                                 ¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß    ";

    // From A to Z and from a to z; the rest of the Symbol font is seldom text.
    private const string SymbolCapitals = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    private const string SymbolSmall = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

    public static string?[] WinAnsi() => Table(WinAnsiUpper);

    public static string?[] MacRoman() => Table(MacRomanUpper);

    public static string?[] Standard()
    {
        var table = Table(StandardUpper);
        (table['\''], table['`']) = ("’", "‘");
        return table;
    }

    public static string?[] Symbol()
    {
        var table = Table(StandardUpper);
        for (var i = 0; i < SymbolCapitals.Length; i++)
        {
            (table['A' + i], table['a' + i]) = (SymbolCapitals[i].ToString(), SymbolSmall[i].ToString());
        }

        return table;
    }

    private static string?[] Table(string upper)
    {
        var table = new string?[256];
        for (var code = 32; code < 127; code++)
        {
            table[code] = ((char)code).ToString();
        }

        for (var i = 0; i < upper.Length; i++)
        {
            table[128 + i] = upper[i] == ' ' ? null : upper[i].ToString();
        }

        return table;
    }
}
