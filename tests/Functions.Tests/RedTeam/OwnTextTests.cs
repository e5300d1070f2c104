using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Tests.Models.Offline;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Functions.Tests.RedTeam;

/// <summary>What the twin may always say: its persona, and what the offline model makes of it.</summary>
public sealed class OwnTextTests
{
    [Fact]
    public async Task Not_one_character_of_the_persona_waits()
    {
        var persona = await SamplePersona.ReadAsync();

        var texts = persona.Documents.Select(document => document.Text)
            .Append(string.Join('\n', persona.Facts.Select(fact => $"{fact.Path}: {fact.Value}"))).ToList();

        Assert.True(texts.Sum(text => text.Length) > 5000);
        Assert.All(texts, text => Assert.Equal(0, Waiting(text)));
    }

    [Theory]
    [InlineData("sample-questions.json")]
    [InlineData("further-questions.json")]
    [InlineData("held-out-questions.json")]
    public async Task Not_one_character_of_the_offline_model_s_answers_waits(string questions)
    {
        var persona = await SamplePersona.ReadAsync();
        var asked = await QuestionSet.ReadAsync(questions);

        var answers = new List<string>();
        foreach (var question in asked.Answerable.Select(question => question.Question).Concat(asked.Unanswerable.Select(question => question.Question)))
        {
            answers.Add(await AnswerAsync(persona, question));
        }

        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.Equal(0, Waiting(answer)));
    }

    private static async Task<string> AnswerAsync(Persona persona, string question)
    {
        using var dialog = new Dialog(persona);
        return await dialog.AskAsync(question);
    }

    /// <summary>How many characters did not come out as they went in.</summary>
    private static int Waiting(string text)
    {
        var watch = TestPrompt.Make().Watch("Tell me", []);
        return text.EnumerateRunes().Count(rune => watch.Pass(rune.ToString(), isFirst: false) != rune.ToString());
    }
}
