using DigitalTwin.Functions.Models.Offline.Retrieval;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Offline;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("accordoin", "accordion")]
    [InlineData("acordion", "accordion")]
    [InlineData("accordioon", "accordion")]
    [InlineData("accordiong", null)]
    [InlineData("accardion", "accordion")]
    [InlineData("akkordion", null)]
    [InlineData("bred", null)]
    public void One_slip_in_a_long_word_is_forgiven(string typed, string? meant) =>
        Assert.Equal(meant, Spelling.Nearest(typed, ["accordion", "bread"]));
}
