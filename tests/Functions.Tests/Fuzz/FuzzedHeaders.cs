namespace DigitalTwin.Functions.Tests.Fuzz;

/// <summary>Headers that mean something to the app, to its host or to what may stand before it.</summary>
internal static class FuzzedHeaders
{
    public static IEnumerable<(string Name, string Value)> Make(Dice dice)
    {
        for (var i = dice.Below(4); i > 0; i--)
        {
            yield return Header(dice);
        }
    }

    public static string ContentType(Dice dice) => dice.Happens(0.85) ? "application/json" : dice.Of(
        "application/json; charset=utf-8", "application/json;charset=\"UTF-8\"", "application/json; charset=utf-16", "text/plain", "text/event-stream", "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x", "multipart/form-data", "application/json;;;", "json", "/", "*/*", "application/problem+json", "a/b; q=\"", new string('x', 2000));

    private static (string Name, string Value) Header(Dice dice) => dice.Below(14) switch
    {
        0 => ("Accept", dice.Of("text/event-stream", "application/json", "*/*", "text/event-stream;q=0", "text/event-stream, */*;q=x", ";", ",,,", "text/event-stream;q=2", new string('a', 3000))),
        1 => ("Content-Encoding", dice.Of("gzip", "br", "identity", "deflate, gzip", "")),
        2 => ("Origin", dice.Of("https://example.org", "null", "http://localhost", "https://evil.example", "://", "https://example.org:99999")),
        3 => ("Range", dice.Of("bytes=0-10", "bytes=-1", "bytes=0-0,1-1", "lines=1", "bytes=99999999999999999999-")),
        4 => ("x-functions-key", dice.Happens(0.3) ? "right" : dice.Visible(dice.Of(0, 5, 3000))),
        5 => ("X-Forwarded-For", dice.Of("1.2.3.4", "1.2.3.4:5678", "[::1]:80", "unknown", ",", "1.2.3.4, " + dice.Visible(20), string.Join(',', Enumerable.Repeat("1.1.1.1", 500)))),
        6 => ("X-Forwarded-Proto", dice.Of("https", "http", "gopher", "")),
        7 => ("If-None-Match", dice.Of("*", "\"x\"", "W/\"", "x")),
        8 => ("If-Modified-Since", dice.Of("Thu, 01 Jan 1970 00:00:00 GMT", "yesterday")),
        9 => ("traceparent", dice.Of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-x-y-z", "ff-" + dice.Visible(50), "")),
        10 => ("Cookie", dice.Visible(dice.Below(500))),
        11 => ("Access-Control-Request-Method", dice.Of("POST", "PATCH", "*", dice.Visible(5))),
        12 => ("Sec-Fetch-Site", dice.Of("cross-site", "same-origin", "none", "x")),
        _ => ("X-" + dice.Token(1 + dice.Below(20)), dice.Visible(dice.Happens(0.05) ? dice.Of(9000, 40_000) : dice.Below(200))),
    };
}
