using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Offline.Dialogue;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Offline;

public sealed class OddPersonaTests
{
    private const string Notes = """
        Sabela Adjei-Toivonen is a baker from Utrecht. She has taught evening classes since 2012.

        Email: sabela@example.org
        Favourite bread: rye

        - Built a wood oven on a barge
        - Speaks Dutch and Welsh
        """;

    private const string Japanese = """
        私は東京に住んでいます。大学では数学を勉強しました。

        趣味はピアノと登山です。猫を二匹飼っています。
        """;

    [Theory]
    [InlineData("What do you do for a living?", "baker")]
    [InlineData("How do I contact Sabela?", "sabela@example.org")]
    [InlineData("Which bread do you like best?", "rye")]
    [InlineData("What have you built?", "barge")]
    [InlineData("What languages do you speak?", "Welsh")]
    [InlineData("Since when have you taught?", "2012")]
    public async Task One_file_of_notes_is_enough(string question, string fact) =>
        Assert.Contains(fact, await AnswerAsync(InventedPersona.Of(notes: Notes), question), StringComparison.Ordinal);

    [Theory]
    [InlineData("どこに住んでいますか？", "東京")]
    [InlineData("趣味は何ですか", "ピアノ")]
    [InlineData("大学で何を勉強しましたか", "数学")]
    public async Task A_profile_without_spaces_between_words_is_searched_too(string question, string fact) =>
        Assert.Contains(fact, await AnswerAsync(InventedPersona.Of(notes: Japanese), question), StringComparison.Ordinal);

    [Theory]
    [InlineData("給料はいくらですか？")]
    [InlineData("¿Cuánto ganas al mes?")]
    [InlineData("Какая у тебя группа крови?")]
    [InlineData("🤷")]
    [InlineData("")]
    public async Task What_no_word_of_the_profile_meets_is_declined(string question) =>
        Assert.StartsWith(Phrases.NoAnswer, await AnswerAsync(InventedPersona.Of(notes: Japanese), question), StringComparison.Ordinal);

    [Fact]
    public async Task The_style_is_not_knowledge()
    {
        var persona = InventedPersona.Of(notes: "I bake.", style: "I talk like a pirate from Zanzibar.");

        Assert.StartsWith(Phrases.NoAnswer, await AnswerAsync(persona, "Are you from Zanzibar?"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":{"b":{"c":[[["deep"]]]}},"":"x","1":{"2":3}}""")]
    [InlineData("""{"experience":"twenty years at sea","education":["a","b"],"projects":[{"url":"https://x.example.org"}]}""")]
    [InlineData("""{"experience":[{"start":"soon"},{"end":"?"}],"languages":{"welsh":5,"dutch":true}}""")]
    public async Task Facts_of_any_shape_are_borne(string json)
    {
        using var dialog = new Dialog(InventedPersona.Of(json));

        foreach (var question in new[] { "Where do you work?", "and before that?", "tell me more", "why?", "What is deep?", "Tell me about yourself" })
        {
            Assert.NotEmpty(await dialog.AskAsync(question));
        }
    }

    private static async Task<string> AnswerAsync(Persona persona, string question)
    {
        using var dialog = new Dialog(persona);
        return await dialog.AskAsync(question);
    }
}
