using DigitalTwin.Functions.Models.Offline.Language;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Offline;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One. Two! Three?", 3)]
    [InlineData("I met Dr. Example at 3.5 km. It rained.", 2)]
    [InlineData("J. R. Example wrote it.", 1)]
    [InlineData("東京に住んでいます。猫が好きです。", 2)]
    [InlineData("He said \u201CNo.\u201D Then he left.", 2)]
    [InlineData("no end", 1)]
    public void Sentences_end_where_a_reader_would_stop(string text, int count) =>
        Assert.Equal(count, Sentences.Split(text).Count());
}
