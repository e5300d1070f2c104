using System.IO.Compression;
using System.Net;
using System.Text;
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

        foreach (var name in new[] { "widget.js", "assets/deep/app.js" })
        {
            await using var packed = new BrotliStream(File.Create(_site.File(name + ".br")), CompressionLevel.Optimal);
            await packed.WriteAsync(Encoding.UTF8.GetBytes(Script));
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
    [InlineData("BR;q=0.1", "br")]
    [InlineData("gzip", null)]
    [InlineData("identity", null)]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("br, ;;q=x", "br")]
    public async Task Scripts_come_as_the_caller_can_unpack_them(string accepted, string? encoding)
    {
        var reply = await GetAsync("/assets/deep/app.js", ("Accept-Encoding", accepted));

        Assert.Equal(encoding is null ? [] : [encoding], reply.Content.Headers.ContentEncoding);
        var body = await reply.Content.ReadAsByteArrayAsync();
        Assert.Equal(body.Length, reply.Content.Headers.ContentLength);
        Assert.Equal(Script, encoding is null ? Encoding.UTF8.GetString(body) : await UnpackedAsync(body));
        Assert.Equal(
            ("text/javascript", "public, max-age=31536000, immutable", "Accept-Encoding"),
            (reply.Content.Headers.ContentType?.MediaType, Header(reply, "Cache-Control"), Header(reply, "Vary")));
    }

    [Theory]
    [InlineData("/", "<!doctype html><title>Twin</title>")]
    [InlineData("/letters.ttf", "letters")]
    public async Task What_was_not_compressed_as_the_site_was_built_comes_as_it_is(string path, string text)
    {
        var reply = await GetAsync(path, ("Accept-Encoding", "br"));

        Assert.Empty(reply.Content.Headers.ContentEncoding);
        Assert.Equal(text, await reply.Content.ReadAsStringAsync());
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
    [InlineData("//staticwebapp.config.json")]
    [InlineData("/assets//../staticwebapp.config.json")]
    [InlineData("/%5Cstaticwebapp.config.json")]
    public async Task The_configuration_itself_is_no_part_of_the_site(string path) =>
        Assert.DoesNotContain("globalHeaders", await (await GetAsync(Absolute(path))).Content.ReadAsStringAsync(), StringComparison.Ordinal);

    [Theory]
    [InlineData("//")]
    [InlineData("//widget.js")]
    [InlineData("/assets//deep/app.js")]
    [InlineData("//talks")]
    public async Task A_path_with_an_empty_part_is_nowhere(string path)
    {
        var reply = await GetAsync(Absolute(path));

        Assert.Equal((HttpStatusCode.NotFound, "no-cache"), (reply.StatusCode, Header(reply, "Cache-Control")));
    }

    [Fact]
    public async Task A_compressed_file_has_no_address_of_its_own() =>
        Assert.Contains("<title>", await (await GetAsync("/widget.js.br")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task Only_whoever_came_by_https_is_told_to_come_by_https()
    {
        Assert.Null(Header(await GetAsync("/"), "Strict-Transport-Security"));
        Assert.NotNull(Header(await GetAsync("/", ("X-Forwarded-Proto", "https")), "Strict-Transport-Security"));
    }

    // Alone, a path that begins with two slashes would name another host.
    private string Absolute(string path) => _twin.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path;

    private static async Task<string> UnpackedAsync(byte[] body)
    {
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(body), CompressionMode.Decompress));
        return await reader.ReadToEndAsync();
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
