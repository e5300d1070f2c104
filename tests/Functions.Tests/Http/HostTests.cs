using System.Net;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

public sealed class HostTests
{
    [Fact]
    public async Task Info_names_what_runs()
    {
        await using var twin = await TwinHost.StartAsync();

        var info = await (await twin.Client.GetAsync("api/info")).JsonAsync();

        Assert.Equal(("running", "files", "offline"), (info.Text("status"), info.Text("storage"), info.Text("model")));
        Assert.Equal("offline", info.Text("provider"));
        Assert.True(info.GetProperty("memory_enabled").GetBoolean());
        Assert.Contains("Sabela", info.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_healthy_with_a_duration_for_each_check()
    {
        await using var twin = await TwinHost.StartAsync();

        var health = await (await twin.Client.GetAsync("api/health")).JsonAsync();

        Assert.Equal("healthy", health.Text("status"));
        Assert.Equal(["model", "persona", "storage"], health.GetProperty("checks").EnumerateObject().Select(check => check.Name).Order(StringComparer.Ordinal));
        Assert.All(health.GetProperty("checks").EnumerateObject(), check => Assert.True(check.Value.GetProperty("duration_ms").GetDouble() >= 0));
    }

    [Theory]
    [InlineData("offline", "offline", "offline")]
    [InlineData("openai", "gpt-4o-mini", "gpt-4o-mini (openai)", "OPENAI_API_KEY=sk-test")]
    [InlineData("openai-compatible", "llama3.2", "llama3.2 (openai-compatible)", "OPENAI_BASE_URL=http://localhost:11434/v1", "OPENAI_MODEL=llama3.2")]
    [InlineData("azure.ai.openai", "mine", "mine (azure.ai.openai)", "AZURE_OPENAI_ENDPOINT=https://example.org", "AZURE_OPENAI_DEPLOYMENT=mine", "OPENAI_MODEL=")]
    public async Task Info_and_health_name_the_provider_and_the_model(string provider, string model, string detail, params string[] settings)
    {
        await using var twin = await TwinHost.StartAsync(null, settings);

        var info = await (await twin.Client.GetAsync("api/info")).JsonAsync();
        var health = await (await twin.Client.GetAsync("api/health")).JsonAsync();

        Assert.Equal((provider, model, detail), (info.Text("provider"), info.Text("model"), health.Text("checks", "model", "detail")));
    }

    [Fact]
    public async Task Persona_shows_what_a_page_may_show()
    {
        await using var twin = await TwinHost.StartAsync();

        var persona = await (await twin.Client.GetAsync("api/persona")).JsonAsync();

        Assert.Equal(
            ["greeting", "headline", "id", "kind", "max_message_characters", "name", "retention_days", "suggested_questions"],
            persona.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(90, 4000)]
    [InlineData(0, 20, "RETENTION_DAYS=0", "MAX_MESSAGE_CHARACTERS=20")]
    public async Task Persona_tells_a_page_how_long_conversations_are_kept_and_messages_may_be(int days, int characters, params string[] settings)
    {
        await using var twin = await TwinHost.StartAsync(null, settings);

        var persona = await (await twin.Client.GetAsync("api/persona")).JsonAsync();

        Assert.Equal((days, characters), (persona.GetProperty("retention_days").GetInt32(), persona.GetProperty("max_message_characters").GetInt32()));
    }

    [Fact]
    public async Task The_key_is_never_shown()
    {
        await using var twin = await TwinHost.StartAsync(null, "OPENAI_API_KEY=sk-very-secret", "OWNER_KEY=also-secret");

        foreach (var path in new[] { "api/info", "api/health", "api/persona" })
        {
            Assert.DoesNotContain("secret", await twin.Client.GetStringAsync(path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task With_an_owner_key_the_list_wants_it()
    {
        await using var twin = await TwinHost.StartAsync(null, "OWNER_KEY=right");

        await (await twin.Client.GetAsync("api/sessions")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await (await twin.Client.GetAsync("api/sessions?code=wrong")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal(HttpStatusCode.OK, (await twin.Client.GetAsync("api/sessions?code=right")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(twin, "api/sessions", "x-functions-key", "right")).StatusCode);
    }

    [Fact]
    public async Task Without_an_owner_key_the_list_serves_this_machine_and_no_proxy()
    {
        await using var twin = await TwinHost.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await twin.Client.GetAsync("api/sessions")).StatusCode);
        await (await SendAsync(twin, "api/sessions", "X-Forwarded-For", "203.0.113.9")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Without_an_owner_key_the_list_is_kept_from_other_sites_pages(string header, string value)
    {
        await using var twin = await TwinHost.StartAsync(null, "CORS_ORIGINS=*");

        await (await SendAsync(twin, "api/sessions", header, value)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(twin, "api/sessions", "Origin", twin.Address.GetLeftPart(UriPartial.Authority))).StatusCode);
    }

    [Fact]
    public async Task Only_loopback_names_are_answered()
    {
        await using var twin = await TwinHost.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(twin, "api/info", "Host", "evil.example")).StatusCode);
        Assert.True(twin.Address.IsLoopback);
    }

    [Fact]
    public async Task A_site_that_is_named_may_call()
    {
        await using var twin = await TwinHost.StartAsync(null, "CORS_ORIGINS=https://example.org,https://example.com");

        var preflight = await PreflightAsync(twin, "https://example.org");
        var call = await SendAsync(twin, "api/info", "Origin", "https://example.org");

        Assert.Equal("https://example.org", preflight.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("DELETE", preflight.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        Assert.Equal("https://example.org", call.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("retry-after", call.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_is_not_named_may_not_call()
    {
        await using var twin = await TwinHost.StartAsync(null, "CORS_ORIGINS=https://example.org");

        Assert.False((await PreflightAsync(twin, "https://evil.example")).Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False((await SendAsync(twin, "api/info", "Origin", "https://evil.example")).Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_page_is_served_with_the_headers_of_its_configuration()
    {
        using var site = new TemporaryFolder();
        Directory.CreateDirectory(site.File("assets"));
        await File.WriteAllTextAsync(site.File("index.html"), "<!doctype html><title>Twin</title>");
        await File.WriteAllTextAsync(site.File("assets/app.js"), "1;");
        await File.WriteAllTextAsync(site.File("staticwebapp.config.json"), """
            {
              "globalHeaders": { "Content-Security-Policy": "default-src 'none'" },
              "routes": [ { "route": "/assets/*", "headers": { "Cache-Control": "public, max-age=31536000, immutable" } } ],
              "navigationFallback": { "rewrite": "/index.html", "exclude": ["/assets/*"] }
            }
            """);
        await using var twin = await TwinHost.StartAsync(null, $"SITE_DIR={site.Path}");

        var page = await twin.Client.GetAsync("/");
        var script = await twin.Client.GetAsync("/assets/app.js");
        var deep = await twin.Client.GetAsync("/talks/2024");

        Assert.Contains("Twin", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.True(script.Headers.CacheControl!.Public);
        Assert.Equal("text/html", deep.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await twin.Client.GetAsync("/assets/missing.js")).StatusCode);
        Assert.DoesNotContain("globalHeaders", await (await twin.Client.GetAsync("/staticwebapp.config.json")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(TwinHost twin, string path, string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header, value);
        return twin.Client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> PreflightAsync(TwinHost twin, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "api/chat");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        return twin.Client.SendAsync(request);
    }
}
