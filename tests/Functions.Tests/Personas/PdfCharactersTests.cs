using DigitalTwin.Functions.Personas;
using Xunit;

namespace DigitalTwin.Functions.Tests.Personas;

public sealed class PdfCharactersTests
{
    [Theory]
    [InlineData("o\uFB03ce co\uFB00ee \uFB02ow \uFB01nd \uFB04 \uFB06", "office coffee flow find ffl st")]
    [InlineData("海\u2F54\u2F00\u2FD5", "海水一龠")]
    [InlineData("a\0b\u200Bc\uFEFFd\uFFFD", "abcd")]
    [InlineData("\uE0B7 phone \uF095", "phone")]
    [InlineData("a\u00A0b \u2003 c", "a b c")]
    [InlineData("½ ² … 🚀 é ﷺ", "½ ² … 🚀 é ﷺ")]
    public void What_is_drawn_becomes_what_is_meant(string drawn, string meant) => Assert.Equal(meant, PdfCharacters.Readable(drawn));
}
