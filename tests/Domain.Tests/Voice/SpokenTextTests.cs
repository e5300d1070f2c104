using DigitalTwin.Domain.Voice;
using Xunit;

namespace DigitalTwin.Domain.Tests.Voice;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("I **lead** the *flood* forecasts.", "I lead the flood forecasts.")]
    [InlineData("## My work", "My work")]
    [InlineData("- one thing\n- another", "one thing another")]
    [InlineData("> quoted", "quoted")]
    [InlineData("See [my page](https://example.org/a?b=c).", "See my page.")]
    [InlineData("![A map](map.png) of it", "A map of it")]
    [InlineData("Look at https://www.example.org/a/b?c=d.", "Look at example.org.")]
    [InlineData("Write to ana@example.org.", "Write to ana@example.org.")]
    [InlineData("Use `npm start` and ~~never~~ always.", "Use npm start and never always.")]
    [InlineData("snake_case stays, _emphasis_ goes.", "snake_case stays, emphasis goes.")]
    [InlineData("Good 👩🏽‍🔬 morning 🎉!", "Good morning !")]
    [InlineData("It is 20 °C.", "It is 20 °C.")]
    [InlineData("| a | b |\n|---|---|", "a, b")]
    [InlineData("one<br/>two", "one two")]
    [InlineData("---", "")]
    [InlineData("🎉", "")]
    [InlineData("  \n ", "")]
    [InlineData("क्‍ष", "क्‍ष")]
    public void Markdown_is_said_as_a_person_would_read_it(string written, string said) => Assert.Equal(said, new SpokenText().Of(written));

    [Fact]
    public void A_block_of_code_is_left_out_wherever_its_pieces_begin_and_end()
    {
        var spoken = new SpokenText();

        Assert.Equal(["Do this:", "", "", "And that is all."], new[] { "Do this:\n", "```sh\nnpm start\n", "npm test\n", "```\nAnd that is all." }.Select(spoken.Of));
    }
}
