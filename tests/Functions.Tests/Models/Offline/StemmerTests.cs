using DigitalTwin.Functions.Models.Offline.Language;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Offline;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("studies", "studied", "studying", "study")]
    [InlineData("writes", "wrote", "written", "writing")]
    [InlineData("swims", "swam", "swimming", "swim")]
    [InlineData("warnings", "warned", "warning", "warn")]
    [InlineData("teaches", "taught", "teaching", "teach")]
    public void Forms_of_a_word_meet(params string[] forms) =>
        Assert.Single(forms.Select(Stemmer.Stem).Distinct());

    [Theory]
    [InlineData("business", "busy")]
    [InlineData("university", "universe")]
    [InlineData("bus", "but")]
    [InlineData("sing", "sin")]
    public void Words_that_only_look_alike_stay_apart(string one, string other) =>
        Assert.NotEqual(Stemmer.Stem(one), Stemmer.Stem(other));

    [Theory]
    [InlineData("東京")]
    [InlineData("c#")]
    [InlineData("2019")]
    public void What_is_no_english_word_stays_as_it_is(string word) => Assert.Equal(word, Stemmer.Stem(word));
}
