using DigitalTwin.EndToEnd.Tests.Browsing;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.EndToEnd.Tests;

public sealed class BrowserProgramTests
{
    [Fact]
    public void The_browser_that_is_named_is_taken() =>
        Assert.Equal("/opt/mine", BrowserProgram.Find("/opt/mine", _ => true));

    [Fact]
    public void A_browser_named_where_none_is_fails_and_tries_no_other()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => BrowserProgram.Find("/opt/mine", path => path != "/opt/mine"));

        Assert.Equal("CHROME_PATH is /opt/mine, and no program is there.", failure.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_any_browser_the_failure_says_what_to_do(string? unnamed)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => BrowserProgram.Find(unnamed, _ => false));

        Assert.Contains("install one, or say where it is in CHROME_PATH", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_built_page_the_failure_says_how_to_build_it()
    {
        using var folder = new TemporaryFolder();

        var failure = Assert.Throws<InvalidOperationException>(() => BuiltPage.Find(folder.Path));

        Assert.Contains("run npm test, or npm run build in staticwebapp", failure.Message, StringComparison.Ordinal);
    }
}
