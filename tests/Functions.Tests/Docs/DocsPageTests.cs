using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DigitalTwin.Functions.Tests.Http;
using Xunit;

namespace DigitalTwin.Functions.Tests.Docs;

public sealed partial class DocsPageTests(TwinFixture fixture) : IClassFixture<TwinFixture>
{
    [Fact]
    public async Task The_page_may_run_its_own_script_and_style_and_ask_its_own_origin_alone()
    {
        var reply = await fixture.Twin.Client.GetAsync("api/docs");
        var page = await reply.Content.ReadAsStringAsync();

        var policy = reply.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal(
            $"default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + $"style-src {HashOf(Style().Match(page))}; script-src {HashOf(Script().Match(page))}",
            policy);
        Assert.Equal("text/html; charset=utf-8", reply.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task It_is_guarded_like_every_other_reply()
    {
        var reply = await fixture.Twin.Client.GetAsync("api/docs");

        Assert.Equal(
            ("nosniff", "DENY", "no-referrer", "same-origin"),
            (Header("X-Content-Type-Options"), Header("X-Frame-Options"), Header("Referrer-Policy"), Header("Cross-Origin-Resource-Policy")));

        string Header(string name) => reply.Headers.GetValues(name).Single();
    }

    [Fact]
    public async Task It_names_no_other_origin_and_styles_nothing_in_place()
    {
        var page = await fixture.Twin.Client.GetStringAsync("api/docs");

        Assert.DoesNotContain("//", Comment().Replace(page, ""), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("localStorage", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/docs/")]
    [InlineData("api/docs/docs.js")]
    [InlineData("api/openapi.yaml")]
    public async Task Beside_it_is_nothing(string path)
    {
        var reply = await fixture.Twin.Client.GetAsync(path);

        Assert.Equal(path.EndsWith('/') ? HttpStatusCode.OK : HttpStatusCode.NotFound, reply.StatusCode);
    }

    private static string HashOf(Match part) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part.Groups[1].Value)))}'";

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<script type=\"module\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex(@"(?<=\s)// [A-Z].*|'//'")]
    private static partial Regex Comment();
}
