using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DigitalTwin.Functions.Limits;

/// <summary>Where a request comes from, as far as a limit needs to know it. It is personal data: never logged, never kept.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    /// <param name="trustForwardedFor">See <see cref="RateLimitOptions.TrustForwardedFor"/>.</param>
    /// <returns>
    /// An IPv4 address in whichever form it came, or the network of an IPv6 address: its first 64 bits, for whoever has one address
    /// in there has all of them. Empty when there is none.
    /// </returns>
    public static byte[] Of(HttpRequest request, bool trustForwardedFor)
    {
        var address = (trustForwardedFor ? Forwarded(request.Headers["X-Forwarded-For"]) : null) ?? request.HttpContext.Connection.RemoteIpAddress;
        return address switch
        {
            null => [],
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().GetAddressBytes(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => address.GetAddressBytes()[..NetworkBytes],
            _ => address.GetAddressBytes(),
        };
    }

    // The proxy appends; whatever stands before its entry, on the same line or on one above, is what the caller claims.
    private static IPAddress? Forwarded(StringValues lines)
    {
        if (lines is not [.., { } last])
        {
            return null;
        }

        var entry = last.AsSpan(last.LastIndexOf(',') + 1).Trim();
        return IPEndPoint.TryParse(entry, out var point) ? point.Address : null;
    }
}
