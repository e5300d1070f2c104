using DigitalTwin.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xunit;

namespace DigitalTwin.Functions.Tests.Fuzz;

/// <summary>Clients that hold a connection and say next to nothing, against a host whose patience is shorter than usual.</summary>
public sealed class SlowClientTests
{
    [Fact]
    public async Task A_body_that_stops_coming_is_told_so()
    {
        await using var twin = await StartAsync();

        var answer = await twin.SendRawAsync(
            $"POST /api/chat HTTP/1.1\r\nHost: {twin.Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n{{\"message\":");

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("urn:digitaltwin:problem:too-slow", answer, StringComparison.Ordinal);
        Assert.Empty(twin.Log.Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("POST /api/ch")]
    [InlineData("GET /api/info HTTP/1.1\r\nHost: localhost\r\nX-Never-Ending: ")]
    public async Task A_head_that_stops_coming_ends_the_connection(string head)
    {
        await using var twin = await StartAsync();

        var answer = await twin.SendRawAsync(head);

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), answer);
        Assert.Empty(twin.Log.Errors);
    }

    internal static void LosePatienceSoon(KestrelServerOptions kestrel)
    {
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(2);
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(2);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(1.5));
    }

    private static Task<TwinHost> StartAsync() => TwinHost.StartAsync(builder => builder.WebHost.ConfigureKestrel(LosePatienceSoon));
}
