using DigitalTwin.Functions.Models.Offline.Language;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Offline;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Where do you live?", "where do you live")]
    [InlineData("What's on-call like?", "what on call like")]
    [InlineData("Café in GDAŃSK, Straße 7", "cafe in gdansk strasse 7")]
    [InlineData("Cafe\u0301 \uFF21\uFF22", "cafe ab")]
    [InlineData("C# and C++, please", "c# and c++ please")]
    [InlineData("1,8 metres in 2.5 hours.", "1,8 metres in 2.5 hours")]
    [InlineData("Привет, мир", "привет мир")]
    [InlineData("  \t\n ", "")]
    public void Words_are_lower_case_and_without_accents(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Tokenizer.Words(text)));

    [Fact]
    public void Scripts_without_spaces_give_overlapping_pairs() =>
        Assert.Equal(["東京", "京都", "c#"], Tokenizer.Words("東京都 C#"));

    [Fact]
    public void Half_a_character_is_no_fault() =>
        Assert.Contains("live", Tokenizer.Words("\ud800 live"));
}
