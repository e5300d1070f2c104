using Xunit;
using Xunit.Abstractions;

namespace DigitalTwin.Functions.Tests.Models.Offline;

public sealed class OfflineChatModelQuestionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("sample-questions.json", 36, 10)]
    [InlineData("further-questions.json", 34, 9)]
    [InlineData("held-out-questions.json", 12, 4)]
    public async Task Answers_come_from_the_profile_or_are_declined(string set, int answeredAtLeast, int declined)
    {
        var questions = await QuestionSet.ReadAsync(set);

        var score = await questions.AskAsync(await SamplePersona.ReadAsync());

        output.WriteLine($"{set}: answered {score.Answered} of {questions.Answerable.Length}, declined {score.Declined} of {questions.Unanswerable.Length}");
        output.WriteLine(score.Report);
        Assert.True(score.Answered >= answeredAtLeast, $"Answered {score.Answered}.\n{score.Report}");
        Assert.True(score.Declined >= declined, $"Declined {score.Declined}.\n{score.Report}");
    }
}
