using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models.Offline;
using DigitalTwin.Functions.Models.Offline.Dialogue;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Offline;

public sealed class FollowUpTests
{
    private static readonly Persona Owner = InventedPersona.Of(
        """
        {
          "experience": [
            { "title": "Head Baker", "company": "Oven Example", "city": "Utrecht", "start": 2019 },
            { "title": "Baker", "company": "Mill Example", "city": "Cork", "start": 2015, "end": 2019 },
            { "title": "Apprentice", "company": "Barge Example", "city": "Bruges", "start": 2012, "end": 2015 }
          ]
        }
        """,
        summary: "I left the law because it bored me. I bought an oven. It cost me a car. Rye is my favourite grain.");

    [Fact]
    public async Task Before_and_after_walk_along_the_years()
    {
        using var dialog = new Dialog(Owner);

        Assert.Contains("Oven Example", await dialog.AskAsync("Where do you work?"), StringComparison.Ordinal);
        Assert.Contains("Mill Example", await dialog.AskAsync("And before that?"), StringComparison.Ordinal);
        Assert.Contains("Barge Example", await dialog.AskAsync("what about the one before?"), StringComparison.Ordinal);
        Assert.Contains("Mill Example", await dialog.AskAsync("And after that?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_made_up_before_the_first_job()
    {
        using var dialog = new Dialog(Owner);

        Assert.StartsWith(Phrases.NoFurther, await dialog.AskAsync("What did you do before Barge Example?"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("where was that?", "Cork")]
    [InlineData("When was that?", "2015")]
    [InlineData("how long were you there?", "2019")]
    public async Task That_means_what_was_spoken_of_last(string question, string fact)
    {
        using var dialog = new Dialog(Owner);
        await dialog.AskAsync("Tell me about Mill Example");

        Assert.Contains(fact, await dialog.AskAsync(question), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_is_answered_by_the_reason()
    {
        using var dialog = new Dialog(Owner);
        await dialog.AskAsync("Did you ever do law?");

        Assert.Contains("because it bored me", await dialog.AskAsync("Why?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_says_what_was_not_said_until_there_is_none()
    {
        using var dialog = new Dialog(Owner);
        var first = await dialog.AskAsync("Did you buy an oven?");
        var replies = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            replies.Add(await dialog.AskAsync("Tell me more"));
        }

        Assert.DoesNotContain(replies[0], first, StringComparison.Ordinal);
        Assert.Equal(Phrases.NoMore, replies[^1]);
    }

    [Fact]
    public async Task An_answer_that_another_model_worded_is_understood()
    {
        using var model = new OfflineChatModel(FixedPersona.Of(Owner));
        ChatMessage[] messages =
        [
            new(ChatRole.User, "Where were you a baker?"),
            new(ChatRole.Assistant, "Ah, that was my stint as a baker with the Mill Example folks!"),
            new(ChatRole.User, "And before that?"),
        ];

        Assert.Contains("Barge Example", (await model.GetResponseAsync(messages)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_point_back_to_is_declined()
    {
        using var dialog = new Dialog(Owner);

        Assert.StartsWith(Phrases.NoAnswer, await dialog.AskAsync("Why was that?"), StringComparison.Ordinal);
    }
}
