using DigitalTwin.Functions.Personas;
using Xunit;

namespace DigitalTwin.Functions.Tests.Personas;

public sealed class PdfLinesTests
{
    [Theory]
    [InlineData("the tide", "turns", "the tide\nturns")]
    [InlineData("a diffi-", "cult thing", "a difficult thing")]
    [InlineData("a diffi\u2010", "cult thing", "a difficult thing")]
    [InlineData("a diffi\u00AD", "cult thing", "a difficult thing")]
    [InlineData("Sabela Adjei-", "Toivonen", "Sabela Adjei-Toivonen")]
    [InlineData("from 2015-", "2019", "from 2015-2019")]
    [InlineData("linkedin.example/in/sabela-", "toivonen", "linkedin.example/in/sabela-toivonen")]
    [InlineData("it is plumbing -", "but also", "it is plumbing -\nbut also")]
    [InlineData("what I like: -", "coffee", "what I like: -\ncoffee")]
    public void A_word_divided_at_the_end_of_a_line_is_whole_again(string first, string second, string expected) =>
        Assert.Equal(expected, PdfLines.Join([first, second]));

    [Fact]
    public void A_soft_hyphen_inside_a_line_is_nothing() => Assert.Equal("difficult", PdfLines.Join(["diffi\u00ADcult"]));
}
