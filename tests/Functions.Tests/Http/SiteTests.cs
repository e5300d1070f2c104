using System.Net;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Functions.Tests.Http;

/// <summary>The built site, served as Static Web Apps serves it.</summary>
public sealed class SiteTests : IAsyncLifetime
{
    private const string Config = """
        {
          "globalHeaders": { "Cache-Control": "no-cache", "Cross-Origin-Resource-Policy": "same-origin", "Strict-Transport-Security": "max-age=1" },
          "routes": [
            { "route": "/assets/*", "headers": { "Cache-Control": "public, max-age=31536000, immutable" } },
            { "route": "/*.{woff2,ttf}", "headers": { "Cache-Control": "max-age=3" } },
            { "route": "/widget.js", "headers": { "Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*" } },
            { "route": "/*", "headers": { "X-Last": "yes" } }
          ],
          "navigationFallback": { "rewrite": "/index.html", "exclude": ["/assets/*", "/*.{js,css}"] }
        }
        """;

    private readonly TemporaryFolder _site = new();
    private TwinHost _twin = null!;

    private static string Script => "export default 'a twin of mine';\n" + new string(' ', 5000);

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_site.File("assets/deep"));
        foreach (var (name, text) in new[]
        {
            ("index.html", "<!doctype html><title>Twin</title>"), ("staticwebapp.config.json", Config), ("widget.js", Script),
            ("assets/deep/app.js", Script), ("letters.ttf", "letters"),
        })
        {
            await File.WriteAllTextAsync(_site.File(name), text);
        }

        _twin = await TwinHost.StartAsync(null, $"SITE_DIR={_site.Path}", "CORS_ORIGINS=https://example.org");
    }

    public async Task DisposeAsync()
    {
        await _twin.DisposeAsync();
        _site.Dispose();
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK, "no-cache", true)]
    [InlineData("/talks/2024", HttpStatusCode.OK, "no-cache", true)]
    [InlineData("/talks/2024.5", HttpStatusCode.OK, "no-cache", true)]
    [InlineData("/assets/deep/app.js", HttpStatusCode.OK, "public, max-age=31536000, immutable", false)]
    [InlineData("/letters.ttf", HttpStatusCode.OK, "max-age=3", false)]
    [InlineData("/assets/missing.js", HttpStatusCode.NotFound, "no-cache", false)]
    [InlineData("/deep/missing.CSS", HttpStatusCode.NotFound, "no-cache", false)]
    public async Task The_first_route_that_matches_gives_its_headers_and_what_is_missing_gets_those_of_all(
        string path, HttpStatusCode status, string caching, bool last)
    {
        var reply = await GetAsync(path);

        Assert.Equal((status, caching, last), (reply.StatusCode, Header(reply, "Cache-Control"), Header(reply, "X-Last") == "yes"));
        Assert.Equal(path.StartsWith("/talks", StringComparison.Ordinal) || path == "/", reply.Content.Headers.ContentType?.MediaType == "text/html");
        Assert.Equal("same-origin", Header(reply, "Cross-Origin-Resource-Policy"));
    }

    [Fact]
    public async Task A_script_for_other_sites_may_be_loaded_by_all_of_them_whoever_may_call()
    {
        foreach (var origin in new[] { "https://example.org", "https://elsewhere.example" })
        {
            var script = await GetAsync("/widget.js", ("Origin", origin));
            var page = await GetAsync("/", ("Origin", origin));

            Assert.Equal(("*", "cross-origin"), (Header(script, "Access-Control-Allow-Origin"), Header(script, "Cross-Origin-Resource-Policy")));
            Assert.Null(Header(page, "Access-Control-Allow-Origin"));
        }
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData("br;q=0, gzip;q=0", null)]
    public async Task Scripts_come_as_the_caller_can_unpack_them(string accepted, string? encoding)
    {
        var reply = await GetAsync("/assets/deep/app.js", ("Accept-Encoding", accepted));

        Assert.Equal(encoding is null ? [] : [encoding], reply.Content.Headers.ContentEncoding);
        Assert.Equal(encoding is not null, (await reply.Content.ReadAsByteArrayAsync()).Length < 1000);
        Assert.Equal("Accept-Encoding", Header(reply, "Vary"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task What_the_caller_has_already_is_not_sent_again(string accepted)
    {
        var first = await GetAsync("/widget.js", ("Accept-Encoding", accepted));
        var again = await GetAsync("/widget.js", ("Accept-Encoding", accepted), ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(("Accept-Encoding", "*"), (Header(again, "Vary"), Header(again, "Access-Control-Allow-Origin")));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/api/info")]
    [InlineData("/api/persona")]
    [InlineData("/api/docs")]
    public async Task The_API_is_never_compressed(string path)
    {
        var reply = await GetAsync(path, ("Accept-Encoding", "br, gzip"));

        Assert.Empty(reply.Content.Headers.ContentEncoding);
        Assert.Null(Header(reply, "Vary"));
    }

    [Theory]
    [InlineData("/staticwebapp.config.json")]
    [InlineData("/StaticWebApp.config.json")]
    [InlineData("/assets/%2e%2e/staticwebapp.config.json")]
    public async Task The_configuration_itself_is_no_part_of_the_site(string path) =>
        Assert.DoesNotContain("globalHeaders", await (await GetAsync(path)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task Only_whoever_came_by_https_is_told_to_come_by_https()
    {
        Assert.Null(Header(await GetAsync("/"), "Strict-Transport-Security"));
        Assert.NotNull(Header(await GetAsync("/", ("X-Forwarded-Proto", "https")), "Strict-Transport-Security"));
    }

    private static string? Header(HttpResponseMessage reply, string name) =>
        reply.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _twin.Client.SendAsync(request);
    }
}
