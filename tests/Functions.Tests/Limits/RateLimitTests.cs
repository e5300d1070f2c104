using System.Net;
using System.Net.Http.Json;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Functions.Tests.Limits;

/// <summary>Where the rate is <see cref="Slow"/> no token comes back while a test runs.</summary>
public sealed class RateLimitTests
{
    private const string Slow = "RATE_LIMIT_PER_SECOND=0.001";
    private const string Session = "session-of-a-busy-visitor";

    [Fact]
    public async Task Whoever_asks_too_often_is_told_when_to_come_back()
    {
        await using var twin = await TwinHost.StartAsync(null, "RATE_LIMIT_BURST=3", Slow);
        foreach (var path in new[] { "api/info", "api/persona", "api/conversation/aaaaaaaaaaaaaaaa" })
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await twin.Client.GetAsync(path)).StatusCode);
        }

        await IsRefusedAsync(await twin.Client.GetAsync("api/info"), 1000, 1001);
        await IsRefusedAsync(await twin.Client.DeleteAsync("api/conversation/aaaaaaaaaaaaaaaa"), 1000, 1001);
        await IsRefusedAsync(await twin.Client.GetAsync("api/sessions"), 1000, 1001);
    }

    [Fact]
    public async Task The_defaults_are_ten_at_once_and_the_next_within_a_second()
    {
        await using var twin = await TwinHost.StartAsync(null, "RATE_LIMIT_BURST=", "RATE_LIMIT_PER_SECOND=");

        // All of them would be served only if they took 38 seconds.
        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => twin.Client.GetAsync("api/info")));

        Assert.InRange(replies.Count(reply => reply.StatusCode == HttpStatusCode.OK), 10, 199);
        foreach (var refused in replies.Where(reply => reply.StatusCode != HttpStatusCode.OK))
        {
            await IsRefusedAsync(refused, 1, 1);
        }
    }

    [Fact]
    public async Task A_flood_for_one_conversation_does_not_keep_the_others_waiting()
    {
        await using var twin = await TwinHost.StartAsync(null, "RATE_LIMIT_BURST=2", Slow, "TRUST_FORWARDED_FOR=true");
        await AskAsync(twin, "203.0.113.1", Session);
        await AskAsync(twin, "203.0.113.2", Session);

        var refused = await AskAsync(twin, "203.0.113.3", Session);
        var other = await AskAsync(twin, "203.0.113.3", "session-of-another-visitor");

        var problem = await IsRefusedAsync(refused, 1000, 1001);
        Assert.Contains("conversation", problem, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_message_that_is_refused_is_not_stored()
    {
        await using var twin = await TwinHost.StartAsync(null, "RATE_LIMIT_BURST=1", Slow, "TRUST_FORWARDED_FOR=true");
        await AskAsync(twin, "203.0.113.1", Session);

        await IsRefusedAsync(await AskAsync(twin, "203.0.113.2", Session, stream: true), 1000, 1001);

        var conversation = await (await SendAsync(twin, HttpMethod.Get, $"api/conversation/{Session}", "203.0.113.3")).JsonAsync();
        Assert.Equal(2, conversation.GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task What_can_not_be_read_costs_the_conversation_nothing()
    {
        await using var twin = await TwinHost.StartAsync(null, "RATE_LIMIT_BURST=1", Slow, "TRUST_FORWARDED_FOR=true");
        for (var i = 1; i <= 5; i++)
        {
            await (await AskAsync(twin, $"203.0.113.{i}", Session, message: 7)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        }

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(twin, "203.0.113.9", Session)).StatusCode);
    }

    [Fact]
    public async Task Health_answers_whoever_asks_and_however_often()
    {
        await using var twin = await TwinHost.StartAsync(null, "RATE_LIMIT_BURST=1", Slow);
        await twin.Client.GetAsync("api/info");

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await twin.Client.GetAsync("api/health")).StatusCode);
        }

        await IsRefusedAsync(await twin.Client.GetAsync("api/info"), 1000, 1001);
    }

    [Fact]
    public async Task An_address_that_the_caller_claims_buys_nothing()
    {
        await using var twin = await TwinHost.StartAsync(null, "RATE_LIMIT_BURST=1", Slow);
        await SendAsync(twin, HttpMethod.Get, "api/info", "203.0.113.1");

        await IsRefusedAsync(await SendAsync(twin, HttpMethod.Get, "api/info", "203.0.113.2"), 1000, 1001);
    }

    [Fact]
    public async Task Behind_a_proxy_only_the_entry_that_it_appended_counts()
    {
        await using var twin = await TwinHost.StartAsync(null, "RATE_LIMIT_BURST=1", Slow, "TRUST_FORWARDED_FOR=true");
        await SendAsync(twin, HttpMethod.Get, "api/info", "203.0.113.1:4711");

        foreach (var forged in new[] { "203.0.113.1", "198.51.100.1, 203.0.113.1", "nonsense,203.0.113.1:99", "::ffff:203.0.113.1" })
        {
            await IsRefusedAsync(await SendAsync(twin, HttpMethod.Get, "api/info", forged), 1000, 1001);
        }

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(twin, HttpMethod.Get, "api/info", "203.0.113.1, 203.0.113.2")).StatusCode);
    }

    [Fact]
    public async Task Addresses_are_not_logged()
    {
        await using var twin = await TwinHost.StartAsync(null, "RATE_LIMIT_BURST=1", Slow, "TRUST_FORWARDED_FOR=true", "Logging:LogLevel:Default=Trace", "Logging:LogLevel:DigitalTwin=Trace");
        await SendAsync(twin, HttpMethod.Get, "api/info", "203.0.113.77");
        await IsRefusedAsync(await SendAsync(twin, HttpMethod.Get, "api/info", "203.0.113.77"), 1000, 1001);

        Assert.DoesNotContain(twin.Log.Lines, entry => entry.Line.Contains("203.0.113.77", StringComparison.Ordinal));
    }

    private static async Task<string> IsRefusedAsync(HttpResponseMessage response, int atLeast, int atMost)
    {
        var problem = await response.ProblemAsync(HttpStatusCode.TooManyRequests, "rate-limited");
        Assert.InRange(int.Parse(response.Headers.GetValues("Retry-After").Single(), System.Globalization.CultureInfo.InvariantCulture), atLeast, atMost);
        Assert.Contains("retry-after", response.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
        return problem.Text("detail");
    }

    private static Task<HttpResponseMessage> AskAsync(TwinHost twin, string address, string session, bool stream = false, object? message = null) =>
        SendAsync(twin, HttpMethod.Post, "api/chat", address, JsonContent.Create(new { message = message ?? "What do you map?", session_id = session, stream }));

    private static Task<HttpResponseMessage> SendAsync(TwinHost twin, HttpMethod method, string path, string address, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
        return twin.Client.SendAsync(request);
    }
}
