using System.Net;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using Microsoft.Extensions.Options;
using Xunit;

namespace DigitalTwin.Functions.Tests.OpenAI;

public sealed class CompatKeyTests
{
    private const string Key = "sk-twin-0123456789";

    public static TheoryData<string, string> Routes => new()
    {
        { "GET", "api/v1/models" },
        { "GET", "api/v1/models/digital-twin" },
        { "GET", "api/v1/models/nothing" },
        { "POST", CompletionCalls.Path },
    };

    [Fact]
    public void Every_route_is_tried() =>
        Assert.Equal(3, Route.All.Count(route => route.Template.StartsWith("api/v1/", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_route_wants_the_key_where_there_is_one(string method, string path)
    {
        await using var twin = await TwinHost.StartAsync(null, $"OPENAI_COMPAT_KEY={Key}");

        await (await SendAsync(twin, method, path)).ErrorAsync(HttpStatusCode.Unauthorized, "authentication_error", "invalid_api_key");
        Assert.NotEqual(HttpStatusCode.Unauthorized, (await SendAsync(twin, method, path, $"Bearer {Key}")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Without_one_they_are_open_whatever_a_client_sends(string method, string path)
    {
        await using var twin = await TwinHost.StartAsync();

        Assert.NotEqual(HttpStatusCode.Unauthorized, (await SendAsync(twin, method, path)).StatusCode);
        Assert.NotEqual(HttpStatusCode.Unauthorized, (await SendAsync(twin, method, path, "Bearer anything")).StatusCode);
    }

    [Fact]
    public async Task Nothing_but_the_one_key_opens()
    {
        await using var twin = await TwinHost.StartAsync(null, $"OPENAI_COMPAT_KEY={Key}");

        foreach (var value in new[]
        {
            "", "Bearer", "Bearer ", Key, $"Basic {Key}", $"Bearer {Key[..^1]}", $"Bearer {Key}!", $"Bearer {Key.ToUpperInvariant()}", $"Bearer {Key} {Key}",
            $"Bearer {Key}, Bearer {Key}", $"Bearer \"{Key}\"", "Bearer null", "Bearer " + new string('x', 16_000), $"Bearer {Key[..^1]}\u00e9",
        })
        {
            await (await SendAsync(twin, "GET", "api/v1/models", value)).ErrorAsync(HttpStatusCode.Unauthorized, "authentication_error", "invalid_api_key");
        }

        foreach (var value in new[] { $"Bearer {Key}", $"bearer {Key}", $"BEARER   {Key}" })
        {
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(twin, "GET", "api/v1/models", value)).StatusCode);
        }

        Assert.StartsWith("HTTP/1.1 401", await twin.SendRawAsync(
            $"GET /api/v1/models HTTP/1.1\r\nHost: {twin.Address.Authority}\r\nAuthorization: Bearer {Key}\r\nAuthorization: Bearer {Key}\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await twin.Client.GetAsync($"api/v1/models?key={Key}&code={Key}")).StatusCode);
    }

    [Fact]
    public async Task Who_has_no_key_is_not_read()
    {
        await using var twin = await TwinHost.StartAsync(null, $"OPENAI_COMPAT_KEY={Key}");

        await (await twin.CompleteRawAsync("nonsense", "text/plain")).ErrorAsync(HttpStatusCode.Unauthorized, "authentication_error", "invalid_api_key");
    }

    [Fact]
    public async Task Guessing_is_as_slow_as_asking()
    {
        await using var twin = await TwinHost.StartAsync(null, $"OPENAI_COMPAT_KEY={Key}", "RATE_LIMIT_BURST=3", "RATE_LIMIT_PER_SECOND=0.001");
        for (var guess = 0; guess < 3; guess++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(twin, "GET", "api/v1/models", $"Bearer guess-{guess}")).StatusCode);
        }

        await (await SendAsync(twin, "GET", "api/v1/models", $"Bearer {Key}")).ErrorAsync(HttpStatusCode.TooManyRequests, "rate_limit_error", "rate_limit_exceeded");
    }

    [Fact]
    public async Task Neither_the_key_nor_a_guess_nor_what_was_said_is_logged()
    {
        await using var twin = await TwinHost.StartAsync(
            null, $"OPENAI_COMPAT_KEY={Key}", "Logging:LogLevel:Default=Trace", "Logging:LogLevel:Microsoft=Trace", "Logging:LogLevel:DigitalTwin=Trace");

        await SendAsync(twin, "POST", CompletionCalls.Path, $"Bearer {Key}");
        await SendAsync(twin, "POST", CompletionCalls.Path, "Bearer a-guess-of-somebody");
        await SendAsync(twin, "GET", "api/v1/models", $"Bearer {Key}");

        foreach (var secret in new[] { Key, "a-guess-of-somebody", "where do you gather chanterelles" })
        {
            Assert.DoesNotContain(twin.Log.Lines, entry => entry.Line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("sk-ünïcode")]
    public async Task A_key_that_no_header_carries_stops_the_start(string key)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => TwinHost.StartAsync(null, $"OPENAI_COMPAT_KEY={key}"));

        Assert.StartsWith("OPENAI_COMPAT_KEY must be made of visible ASCII", refused.Message, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(TwinHost twin, string method, string path, string? authorization = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (authorization is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", authorization));
        }

        if (method == "POST")
        {
            request.Content = System.Net.Http.Json.JsonContent.Create(new { messages = CompletionCalls.Asking("Where do you gather chanterelles?") });
        }

        return twin.Utf8Client().SendAsync(request);
    }
}
