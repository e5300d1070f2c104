using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.Http;

/// <summary>
/// What a reply of the API tells a browser: it is data and nothing to run, to frame or to embed. Pages of other sites that CORS lets
/// in read it all the same, for <c>cross-origin-resource-policy</c> binds only those who don't ask through CORS.
/// </summary>
internal static class SecurityHeaders
{
    private const string Devices =
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    public static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Devices;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (IsHttps(context.Request))
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }
    }

    /// <summary>Takes back what a page could not live with.</summary>
    public static void MakeRoomForAPage(IHeaderDictionary headers)
    {
        headers.Remove("Content-Security-Policy");
        headers.Remove("X-Frame-Options");
        headers.Remove("Cross-Origin-Resource-Policy");
    }

    // The platform ends TLS before the app. A caller that claims it over http deceives nobody: browsers heed the header over https only.
    private static bool IsHttps(HttpRequest request) =>
        request.IsHttps || request.Headers["X-Forwarded-Proto"] is [.., { } scheme] && scheme.EndsWith("https", StringComparison.OrdinalIgnoreCase);
}
