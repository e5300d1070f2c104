using System.Net;
using DigitalTwin.Functions.Limits;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace DigitalTwin.Functions.Tests.Limits;

public sealed class ClientAddressTests
{
    private const string Connection = "192.0.2.1";

    [Theory]
    [InlineData("203.0.113.5", "203.0.113.5")]
    [InlineData("203.0.113.5:5678", "203.0.113.5")]
    [InlineData(" 203.0.113.5 ", "203.0.113.5")]
    [InlineData("1.1.1.1,203.0.113.5", "203.0.113.5")]
    [InlineData("1.1.1.1 ,\t203.0.113.5:1", "203.0.113.5")]
    [InlineData("::ffff:203.0.113.5", "203.0.113.5")]
    [InlineData("[::ffff:203.0.113.5]:80", "203.0.113.5")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::")]
    [InlineData("fe80::1%3", "fe80::")]
    [InlineData("[::1]:80", "::")]
    [InlineData("", Connection)]
    [InlineData("nonsense", Connection)]
    [InlineData("203.0.113.5,", Connection)]
    [InlineData("203.0.113.5, unknown", Connection)]
    [InlineData("203.0.113.5, _hidden", Connection)]
    [InlineData("for=203.0.113.5", Connection)]
    [InlineData("203.0.113.5:99999", Connection)]
    [InlineData("203.0.113.5 198.51.100.1", Connection)]
    public void The_last_entry_is_who_calls(string header, string address) =>
        Assert.Equal(Bytes(address), ClientAddress.Of(Request(header), trustForwardedFor: true));

    [Fact]
    public void The_last_of_several_lines_has_the_last_entry()
    {
        Assert.Equal(Bytes("203.0.113.5"), ClientAddress.Of(Request("1.1.1.1, 2.2.2.2", "3.3.3.3, 203.0.113.5"), trustForwardedFor: true));
        Assert.Equal(Bytes(Connection), ClientAddress.Of(Request("203.0.113.5", "nonsense"), trustForwardedFor: true));
        Assert.Equal(Bytes(Connection), ClientAddress.Of(Request("203.0.113.5", ""), trustForwardedFor: true));
    }

    [Fact]
    public void Without_trust_the_connection_tells()
    {
        Assert.Equal(Bytes(Connection), ClientAddress.Of(Request("203.0.113.5"), trustForwardedFor: false));
        Assert.Equal(Bytes(Connection), ClientAddress.Of(Request(), trustForwardedFor: true));
    }

    [Fact]
    public void A_connection_without_an_address_has_an_empty_one() =>
        Assert.Empty(ClientAddress.Of(new DefaultHttpContext().Request, trustForwardedFor: false));

    [Fact]
    public void Very_long_headers_are_read_all_the_same() =>
        Assert.Equal(
            Bytes("203.0.113.5"), ClientAddress.Of(Request(string.Join(',', Enumerable.Repeat("1.1.1.1", 100_000)) + ",203.0.113.5"), trustForwardedFor: true));

    private static HttpRequest Request(params string[] forwarded)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(Connection);
        context.Request.Headers["X-Forwarded-For"] = forwarded;
        return context.Request;
    }

    private static byte[] Bytes(string address) =>
        IPAddress.Parse(address).GetAddressBytes() is { Length: 16 } whole ? whole[..8] : IPAddress.Parse(address).GetAddressBytes();
}
