using System.Net;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

public sealed class OwnerKeyTests
{
    private const string Header = "x-functions-key";

    public static TheoryData<string> OwnersPaths => [.. Route.All.Where(route => route.IsOwners).Select(route => route.Path("session-that-nobody-has"))];

    [Theory]
    [MemberData(nameof(OwnersPaths))]
    public async Task Every_route_of_the_owner_wants_the_key(string path)
    {
        await using var twin = await TwinHost.StartAsync(null, "OWNER_KEY=right");

        await (await twin.Client.GetAsync(path)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.NotEqual(HttpStatusCode.Unauthorized, (await SendAsync(twin, path, (Header, "right"))).StatusCode);
    }

    [Fact]
    public async Task Nothing_but_the_one_key_opens()
    {
        await using var twin = await TwinHost.StartAsync(null, "OWNER_KEY=right");

        foreach (var key in new[] { "", " ", "righ", "right!", "RIGHT", "r\u00efght", "null", new string('x', 16_000), "right" + new string('\u00e9', 4_000) })
        {
            await IsRefusedAsync(await SendAsync(twin, "api/sessions", (Header, key)));
        }

        foreach (var query in new[] { "?code=", "?code", "?code=righ", "?code=right%00", "?code=right&code=right", "?code=wrong&code=right", "?key=right", "?code=" + new string('x', 4_000) })
        {
            await IsRefusedAsync(await twin.Client.GetAsync("api/sessions" + query));
        }

        await IsOpenAsync(await SendAsync(twin, "api/sessions", ("X-FUNCTIONS-KEY", "right")));
        await IsOpenAsync(await twin.Client.GetAsync("api/sessions?CODE=right"));
    }

    [Fact]
    public async Task A_header_wins_over_the_query_and_there_is_only_one()
    {
        await using var twin = await TwinHost.StartAsync(null, "OWNER_KEY=right");

        await IsOpenAsync(await SendAsync(twin, "api/sessions?code=wrong", (Header, "right")));
        await IsRefusedAsync(await SendAsync(twin, "api/sessions?code=right", (Header, "wrong")));
        await IsRefusedAsync(await SendAsync(twin, "api/sessions?code=right", (Header, "")));
        Assert.StartsWith("HTTP/1.1 401", await SendRawAsync(twin, $"{Header}: right\r\n{Header}: wrong"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 401", await SendRawAsync(twin, $"{Header}: right\r\n{Header}: right"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200", await SendRawAsync(twin, $"{Header}: right"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_is_as_slow_as_asking()
    {
        await using var twin = await TwinHost.StartAsync(null, "OWNER_KEY=right", "RATE_LIMIT_BURST=5", "RATE_LIMIT_PER_SECOND=0.001");
        for (var guess = 0; guess < 5; guess++)
        {
            await IsRefusedAsync(await SendAsync(twin, "api/sessions", (Header, $"guess-{guess}")));
        }

        foreach (var key in new[] { "guess-6", "right" })
        {
            var refused = await SendAsync(twin, "api/sessions", (Header, key));
            await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "rate-limited");
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1000, 1001);
        }
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-For", "")]
    [InlineData("X-FORWARDED-HOST", "localhost")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("True-Client-IP", "127.0.0.1")]
    [InlineData("CF-Connecting-IP", "::1")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost.evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Without_a_key_whoever_may_come_from_elsewhere_is_refused(string header, string value)
    {
        await using var twin = await TwinHost.StartAsync();
        await IsOpenAsync(await twin.Client.GetAsync("api/sessions"));

        await IsRefusedAsync(await SendAsync(twin, "api/sessions", (header, value)));
    }

    [Fact]
    public async Task Without_a_key_no_other_name_for_this_machine_is_taken()
    {
        await using var twin = await TwinHost.StartAsync();

        foreach (var host in new[] { "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "0.0.0.0", "[::ffff:127.0.0.1]" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(twin, "api/sessions", ("Host", host))).StatusCode);
        }
    }

    private static Task<System.Text.Json.JsonElement> IsRefusedAsync(HttpResponseMessage response) => response.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");

    private static async Task IsOpenAsync(HttpResponseMessage response) => Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());

    private static Task<HttpResponseMessage> SendAsync(TwinHost twin, string path, (string Name, string Value) header)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        Assert.True(request.Headers.TryAddWithoutValidation(header.Name, header.Value));
        return twin.Utf8Client().SendAsync(request);
    }

    private static Task<string> SendRawAsync(TwinHost twin, string header) =>
        twin.SendRawAsync($"GET /api/sessions HTTP/1.1\r\nHost: {twin.Address.Authority}\r\n{header}\r\nConnection: close\r\n\r\n");
}
