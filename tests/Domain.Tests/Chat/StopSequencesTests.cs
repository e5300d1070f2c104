using System.Text;
using DigitalTwin.Domain.Chat;
using Xunit;

namespace DigitalTwin.Domain.Tests.Chat;

public sealed class StopSequencesTests
{
    [Theory]
    [InlineData("The reef. Visitor: and then?", "The reef. ", "Visitor:")]
    [InlineData("Visitor: hello", "", "Visitor:")]
    [InlineData("One\n\nTwo", "One", "\n\n")]
    [InlineData("No such thing", "No such thing", "Visitor:")]
    [InlineData("It ends with Visi", "It ends with Visi", "Visitor:")]
    [InlineData("VISITOR: is another word", "VISITOR: is another word", "Visitor:")]
    [InlineData("aaab", "a", "aab")]
    [InlineData("abababc", "ab", "ababc")]
    [InlineData("xabcd", "xa", "abcd", "bc")]
    [InlineData("xabcd", "x", "bcd", "abcd")]
    [InlineData("a 🌊 wave", "a ", "🌊")]
    [InlineData("a 🌊 wave", "a 🌊 wave", "🐟")]
    [InlineData("stop and end", "stop ", "end", "and", "halt", "quit")]
    [InlineData("Cafe\u0301 noir", "Cafe", "\u0301")]
    [InlineData("nothing to stop at", "nothing to stop at")]
    public void The_text_ends_before_the_first_one_however_it_is_cut(string text, string expected, params string[] stops)
    {
        foreach (var pieces in Cuts(text))
        {
            var sequences = new StopSequences([.. stops]);

            var said = new StringBuilder();
            foreach (var piece in pieces)
            {
                var passed = sequences.Pass(piece);
                Assert.Equal(-1, LoneSurrogate.IndexIn(passed));
                said.Append(passed);
            }

            said.Append(sequences.End());
            Assert.Equal((expected, expected != text), (said.ToString(), sequences.Hit));
        }
    }

    [Fact]
    public void Only_what_may_be_a_beginning_waits()
    {
        var sequences = new StopSequences(["Visitor:"]);

        Assert.Equal("The ", sequences.Pass("The V"));
        Assert.Equal("Vi", sequences.Pass("iV"));
        Assert.Equal("Volcano", sequences.Pass("olcano"));
        Assert.Equal("", sequences.Pass("Visitor"));
        Assert.Equal("Visitors", sequences.Pass("s"));
        Assert.Equal("", sequences.End());
    }

    [Fact]
    public void Nothing_passes_once_one_was_found()
    {
        var sequences = new StopSequences(["."]);

        Assert.Equal("One", sequences.Pass("One. Two"));
        Assert.Equal("", sequences.Pass(" Three"));
        Assert.Equal("", sequences.End());
    }

    // In one piece, in every two, and character by character; pieces never end within a surrogate pair.
    private static IEnumerable<IEnumerable<string>> Cuts(string text)
    {
        var runes = text.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        yield return [text];
        yield return runes;
        for (var at = 1; at < runes.Count; at++)
        {
            yield return [string.Concat(runes.Take(at)), string.Concat(runes.Skip(at))];
            for (var next = at + 1; next < runes.Count; next++)
            {
                yield return [string.Concat(runes.Take(at)), string.Concat(runes.Take(at..next)), string.Concat(runes.Skip(next))];
            }
        }
    }
}
