using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Composition;
using Xunit;

namespace DigitalTwin.Functions.Tests.Composition;

public sealed class PromptCanaryTests
{
    private const string Key = "sk-0123456789abcdefghij";

    private static readonly RandomFill Zeros = bytes => bytes.Clear();
    private static readonly RandomFill Ones = bytes => bytes.Fill(0xff);

    [Fact]
    public void Instances_with_the_same_key_have_the_same_canary() =>
        Assert.Equal(PromptCanary.Of(Key, Zeros).Mark, PromptCanary.Of(Key, Ones).Mark);

    [Fact]
    public void Another_key_gives_another_canary() =>
        Assert.NotEqual(PromptCanary.Of(Key, Zeros).Mark, PromptCanary.Of(Key + "x", Zeros).Mark);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("ollama")]
    public void Without_a_key_that_is_hard_to_guess_it_is_random(string? key) =>
        Assert.NotEqual(PromptCanary.Of(key, Zeros).Mark, PromptCanary.Of(key, Ones).Mark);

    [Fact]
    public void It_is_four_times_four_letters_without_a_vowel() =>
        Assert.Matches("^[b-df-hj-np-tv-xz]{4}(-[b-df-hj-np-tv-xz]{4}){3}$", PromptCanary.Of(Key, Zeros).Mark);
}
