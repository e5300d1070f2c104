using System.Text;

namespace DigitalTwin.Functions.Personas;

/// <summary>
/// Fonts name what they draw, not what was meant: ligatures, look-alike radicals, icons, invisible marks. This gives the plain
/// characters back. The framework's own normalisation is out of reach, for it needs the culture data that the app leaves out.
/// </summary>
public static class PdfCharacters
{
    private const char FirstRadical = '\u2F00';

    // What U+2F00 to U+2FD5 look like; Chromium's PDFs have these radicals in the place of the characters.
    private const string Radicals =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋" +
        "比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛" +
        "辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    /// <summary>Words stand apart by one space each, and none is at the ends.</summary>
    public static string Readable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var readable = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\uFB00' => readable.Append("ff"),
                '\uFB01' => readable.Append("fi"),
                '\uFB02' => readable.Append("fl"),
                '\uFB03' => readable.Append("ffi"),
                '\uFB04' => readable.Append("ffl"),
                '\uFB05' or '\uFB06' => readable.Append("st"),
                >= FirstRadical and <= '\u2FD5' => readable.Append(Radicals[character - FirstRadical]),
                _ when char.IsWhiteSpace(character) => readable.Append(' '),
                _ when IsInvisible(character) => readable,
                _ => readable.Append(character),
            };
        }

        return string.Join(' ', readable.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Control characters, zero-width marks, and the private use area, which icon fonts fill.</summary>
    private static bool IsInvisible(char c) =>
        char.IsControl(c) || c is >= '\u200B' and <= '\u200F' or '\u2060' or '\uFEFF' or '\uFFFD' or (>= '\uE000' and <= '\uF8FF');
}
