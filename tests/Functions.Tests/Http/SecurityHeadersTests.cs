using System.Net;
using System.Text;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

public sealed class SecurityHeadersTests
{
    private const string Origin = "https://example.org";
    private const string Id = "session-that-nobody-has";

    // But for the one page, whose policy DocsPageTests know.
    public static TheoryData<string> Paths => [.. Route.All.Select(route => route.Path("{id}")).Append("api/nothing").Except(["api/docs"]).Distinct()];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_reply_of_the_API_is_data_and_nothing_else(string path)
    {
        await using var twin = await TwinHost.StartAsync(null, $"CORS_ORIGINS={Origin}");
        string[] targets = [path.Replace("{id}", Id), path.Replace("{id}", "bad!"), path + "?limit=bad&before=%2F&continuation=bad", path + "/nothing"];
        foreach (var target in targets)
        {
            foreach (var (method, body) in new[]
            {
                ("GET", null), ("HEAD", null), ("DELETE", null), ("PATCH", null), ("POST", "{\"message\":\"Hi\"}"), ("POST", "{\"message\":\"Hi\",\"stream\":true}"), ("POST", "nonsense"),
            })
            {
                var reply = await SendAsync(twin, method, target, ("Origin", Origin), body: body);

                IsGuarded(reply);
                Assert.Equal(Origin, reply.Headers.GetValues("Access-Control-Allow-Origin").Single());
                Assert.Equal("retry-after, x-request-id, x-twin-limited, x-vercel-ai-ui-message-stream", reply.Headers.GetValues("Access-Control-Expose-Headers").Single());
            }
        }
    }

    [Fact]
    public async Task So_is_every_refusal()
    {
        await using var twin = await TwinHost.StartAsync(null, "OWNER_KEY=right", "RATE_LIMIT_BURST=1", "RATE_LIMIT_PER_SECOND=0.001");

        var unauthorized = await SendAsync(twin, "GET", "api/sessions");
        var tooMany = await SendAsync(twin, "GET", "api/info");
        var otherHost = await SendAsync(twin, "GET", "api/info", ("Host", "evil.example"));

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests, HttpStatusCode.BadRequest],
            new[] { unauthorized, tooMany, otherHost }.Select(reply => reply.StatusCode));
        Assert.All([unauthorized, tooMany, otherHost], IsGuarded);
    }

    [Theory]
    [InlineData(Origin)]
    [InlineData("https://evil.example")]
    public async Task So_is_the_answer_to_a_preflight(string origin)
    {
        await using var twin = await TwinHost.StartAsync(null, $"CORS_ORIGINS={Origin}");
        foreach (var route in Route.All)
        {
            IsGuarded(await SendAsync(twin, "OPTIONS", route.Path(Id), ("Origin", origin), ("Access-Control-Request-Method", route.Method)));
        }
    }

    [Fact]
    public async Task A_page_has_the_headers_of_its_site_and_none_that_would_break_it()
    {
        using var site = new TemporaryFolder();
        await File.WriteAllTextAsync(site.File("index.html"), "<!doctype html><title>Twin</title>");
        await File.WriteAllTextAsync(site.File("staticwebapp.config.json"), """{ "globalHeaders": { "Referrer-Policy": "origin" } }""");
        await using var twin = await TwinHost.StartAsync(null, $"SITE_DIR={site.Path}");

        foreach (var path in new[] { "/", "/missing.js" })
        {
            var page = await SendAsync(twin, "GET", path);
            Assert.Equal(("nosniff", "origin"), (Header(page, "X-Content-Type-Options"), Header(page, "Referrer-Policy")));
            Assert.Null(Header(page, "Content-Security-Policy"));
            Assert.Null(Header(page, "Cross-Origin-Resource-Policy"));
        }

        IsGuarded(await SendAsync(twin, "POST", "/"));
        IsGuarded(await SendAsync(twin, "GET", "/api"));
    }

    [Fact]
    public async Task A_site_that_is_not_built_says_so_under_the_same_headers()
    {
        await using var twin = await TwinHost.StartAsync();

        IsGuarded(await SendAsync(twin, "GET", "/"));
        IsGuarded(await SendAsync(twin, "GET", "/elsewhere"));
    }

    [Theory]
    [InlineData("https", "max-age=31536000")]
    [InlineData("http, https", "max-age=31536000")]
    [InlineData("http", null)]
    [InlineData("https, http", null)]
    public async Task Whoever_came_by_https_is_to_come_by_https(string scheme, string? told)
    {
        await using var twin = await TwinHost.StartAsync();

        Assert.Equal(told, Header(await SendAsync(twin, "GET", "api/info", ("X-Forwarded-Proto", scheme)), "Strict-Transport-Security"));
    }

    private static void IsGuarded(HttpResponseMessage reply)
    {
        Assert.Equal("nosniff", Header(reply, "X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Header(reply, "Content-Security-Policy"));
        Assert.Equal("no-referrer", Header(reply, "Referrer-Policy"));
        Assert.Equal("DENY", Header(reply, "X-Frame-Options"));
        Assert.Contains("camera=()", Header(reply, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Contains("microphone=()", Header(reply, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("same-origin", Header(reply, "Cross-Origin-Resource-Policy"));
        Assert.Null(Header(reply, "Server"));
        Assert.Null(Header(reply, "Strict-Transport-Security"));
    }

    private static string? Header(HttpResponseMessage reply, string name) => reply.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private static Task<HttpResponseMessage> SendAsync(TwinHost twin, string method, string path, params (string Name, string Value)[] headers) =>
        SendAsync(twin, method, path, headers.FirstOrDefault(), headers.Skip(1).FirstOrDefault());

    private static Task<HttpResponseMessage> SendAsync(
        TwinHost twin, string method, string path, (string Name, string Value) header, (string Name, string Value) second = default, string? body = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in new[] { header, second }.Where(each => each.Name is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return twin.Client.SendAsync(request);
    }
}
