using System.Globalization;
using System.Text;
using DigitalTwin.Testing;

namespace DigitalTwin.Functions.Tests.Fuzz;

/// <summary>One request, made from its number.</summary>
internal sealed record FuzzedRequest(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body)
{
    private const int Sessions = 64;

    // They read bodies, so that most can go wrong there.
    private static readonly IReadOnlyList<Route> Writing = [.. Route.All.Where(route => route.Method == "POST")];

    public static FuzzedRequest Make(Dice dice, string continuation)
    {
        var route = dice.Of(dice.Happens(0.4) ? Writing : Route.All);
        var session = $"session-of-the-fuzz-{dice.Below(Sessions):D3}";
        var method = dice.Happens(0.9) ? route.Method : dice.Of("GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get", "X" + dice.Token(20));
        var hasBody = dice.Happens(method == "POST" ? 0.97 : 0.05);
        var headers = FuzzedHeaders.Make(dice).ToList();
        if (hasBody && dice.Happens(0.97))
        {
            headers.Add(("Content-Type", FuzzedHeaders.ContentType(dice)));
        }

        return new FuzzedRequest(method, FuzzedTarget.Make(dice, route, session, continuation), headers, hasBody ? FuzzedBody.Make(dice, session) : null);
    }

    /// <summary>For an HTTP client, which keeps the rules of HTTP.</summary>
    public HttpRequestMessage ToMessage(Uri address, Dice dice)
    {
        var target = new Uri(address.GetLeftPart(UriPartial.Authority) + Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(Method), target);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            message.Headers.TransferEncodingChunked = dice.Happens(0.2) ? true : null;
            message.Headers.ExpectContinue = dice.Happens(0.05) ? true : null;
        }

        foreach (var (name, value) in Headers)
        {
            _ = message.Headers.TryAddWithoutValidation(name, value) || message.Content?.Headers.TryAddWithoutValidation(name, value) == true;
        }

        return message;
    }

    /// <summary>As bytes, with what no client would send: lies about the length, torn lines, half requests.</summary>
    public byte[] ToBytes(Uri address, Dice dice)
    {
        var head = new StringBuilder($"{Method} {Target} {dice.Of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/1.1 ", "")}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Host: {dice.Of(address.Authority, address.Authority, address.Authority, "localhost", "evil.example", "", "[::1", "a b")}\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}{dice.Of(":", ": ", ": ", ": ", " : ", "")}{value}\r\n");
        }

        var length = Body?.Length ?? 0;
        head.Append(dice.Below(8) switch
        {
            0 => $"Content-Length: {dice.Of("-1", "x", "99999999999999999999", "1048577", "0x10", "5, 5")}\r\n",
            1 => $"Content-Length: {length + dice.Below(50)}\r\n",
            2 => $"Content-Length: {Math.Max(0, length - dice.Below(50))}\r\n",
            3 => $"Transfer-Encoding: {dice.Of("chunked", "gzip, chunked", "identity", "xchunked", "chunked, chunked")}\r\n",
            4 => $"Content-Length: {length}\r\nTransfer-Encoding: chunked\r\n",
            5 => $"Content-Length: {length}\r\nContent-Length: {length + 1}\r\n",
            _ => $"Content-Length: {length}\r\n",
        });
        head.Append(dice.Happens(0.8) ? "Connection: close\r\n\r\n" : dice.Of("\r\n", "", "\n\n", "Upgrade: websocket\r\nConnection: upgrade\r\n\r\n"));
        byte[] whole = [.. Encoding.UTF8.GetBytes(head.ToString()), .. Body ?? []];
        return dice.Happens(0.3) ? dice.Mutated(whole) : whole;
    }
}
