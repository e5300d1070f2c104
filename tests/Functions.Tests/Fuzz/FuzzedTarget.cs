using DigitalTwin.Testing;

namespace DigitalTwin.Functions.Tests.Fuzz;

/// <summary>Where a request goes: the routes of the app and what lies about them.</summary>
internal static class FuzzedTarget
{
    private static readonly string[] Names = ["limit", "before", "continuation", "code", "session_id", "stream", "Limit", ""];

    /// <param name="continuation">One that the app gave, to be used, or mutated.</param>
    public static string Make(Dice dice, Route route, string session, string continuation)
    {
        var path = "/" + route.Path(dice.Below(10) switch
        {
            < 7 => session,
            7 => dice.Token(dice.Of(0, 1, 15, 16, 64, 65, 300)),
            8 => Uri.EscapeDataString(Valid(dice.Text(3))),
            _ => dice.Of("..", "%2e%2e", "%2F", "%00", "%ff", "%", "%zz", "a%2Fb", "\u00e9", "~", ":", ";a=b", "aaaaaaaaaaaaaaaa;x", "aaaaaaaaaaaaaaaa%20"),
        });
        path = dice.Below(30) switch
        {
            0 => path + "/" + dice.Token(5),
            1 => path.Replace("/api/", dice.Of("//api/", "/API/", "/api//", "/", "/%61pi/", "/api/../api/"), StringComparison.Ordinal),
            2 => path + "/",
            3 => "/" + dice.Visible(dice.Below(40)).Replace("#", "", StringComparison.Ordinal),
            _ => path,
        };
        return path + Query(dice, continuation);
    }

    private static string Query(Dice dice, string continuation)
    {
        if (dice.Happens(0.5))
        {
            return "";
        }

        var pairs = Enumerable.Range(0, 1 + dice.Below(3)).Select(_ => $"{dice.Of(Names)}={Value(dice, continuation)}");
        return "?" + string.Join(dice.Of("&", "&", "&&", ";"), pairs);
    }

    private static string Value(Dice dice, string continuation) => dice.Below(8) switch
    {
        0 => continuation,
        1 => Uri.EscapeDataString(System.Text.Encoding.Latin1.GetString(dice.Mutated(System.Text.Encoding.Latin1.GetBytes(continuation + "x")))),
        2 => dice.Of("0", "1", "200", "201", "-1", "9999999999999", "1e3", " 5", "٣", "true"),
        3 => Uri.EscapeDataString(Valid(dice.Text(3))),
        4 => dice.Token(dice.Below(70)),
        5 => Convert.ToBase64String(dice.Bytes(dice.Below(60))).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        6 => dice.Of("%", "%00", "%ff%fe", "%u0041", "", new string('x', 6000)),
        _ => "50",
    };

    // Half characters can't be escaped.
    private static string Valid(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);
}
