using System.Net;

namespace DigitalTwin.LocalHost;

/// <summary>
/// Whether a program on this machine calls for itself. The connection alone can't tell: a proxy or a tunnel calls from here for
/// others, and so does a browser for the pages that it shows. Headers can only take the trust away; none gives it.
/// </summary>
internal static class FromThisMachine
{
    // What proxies, tunnels and content networks add; X-Forwarded-* beside them.
    private static readonly string[] OfProxies =
    [
        "Forwarded", "Via", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "X-Original-For", "X-Original-Host", "True-Client-IP",
        "CF-Connecting-IP", "Fastly-Client-IP", "Fly-Client-IP", "X-Azure-ClientIP", "X-Azure-SocketIP",
    ];

    public static bool Is(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !CameThroughAProxy(context.Request) && !IsFromAnotherSite(context.Request);

    private static bool CameThroughAProxy(HttpRequest request) =>
        OfProxies.Any(request.Headers.ContainsKey)
        || request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));

    private static bool IsFromAnotherSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].Any(site => site is "cross-site" or "same-site")
        || request.Headers.Origin.Any(origin => origin != $"{request.Scheme}://{request.Host}");
}
