using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Domain.Tests.Chat;

/// <summary>Messages that take the place of others.</summary>
public sealed class ChatTurnReplacingTests
{
    private readonly TurnFixture _fixture = new();

    [Theory]
    [InlineData("Hi", true, false)]
    [InlineData("In other words", false, true)]
    public async Task A_message_that_is_no_longer_part_of_the_conversation_is_not_answered_again(string text, bool anew, bool edited)
    {
        await AskAsync();
        _fixture.Store.IsReplaced = true;

        var events = await _fixture.RunAsync(TurnFixture.Ask(text, "m1") with { Anew = anew, Edited = edited });

        Assert.Equal(ChatProblemKind.MessageReplaced, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(events)).Problem.Kind);
        Assert.Single(_fixture.Model.Prompts);
        Assert.Single(_fixture.Ledger.Reserved);
    }

    [Fact]
    public async Task Nor_is_one_that_nobody_has_answered()
    {
        await _fixture.Store.AppendAsync(TestIds.Session(), Question, default);
        _fixture.Store.IsReplaced = true;

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        Assert.Equal(ChatProblemKind.MessageReplaced, Assert.IsType<ChatTurnEvent.Failed>(Assert.Single(events)).Problem.Kind);
        Assert.Empty(_fixture.Ledger.Reserved);
    }

    [Fact]
    public async Task Its_reply_is_still_told_to_whoever_sends_it_again()
    {
        await AskAsync();
        _fixture.Store.IsReplaced = true;

        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));

        Assert.Equal("Hello", Assert.IsType<ChatTurnEvent.Completed>(events[^1]).Reply.Content);
    }

    [Fact]
    public async Task A_message_that_is_replaced_while_it_is_answered_says_so()
    {
        var reply = _fixture.Model.Opens();
        var turn = _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));
        _fixture.Store.IsReplaced = true;
        reply.Say("Too late").End();

        var events = await turn;

        Assert.Equal(ChatProblemKind.MessageReplaced, Assert.IsType<ChatTurnEvent.Failed>(events[^1]).Problem.Kind);
        Assert.Single(_fixture.Store.Of(TestIds.Session()));
    }

    [Theory]
    [InlineData("Hi", true, false)]
    [InlineData("In other words", false, true)]
    public async Task A_message_of_long_ago_is_looked_for_where_its_place_is_to_be_taken(string text, bool anew, bool edited)
    {
        await AskAsync();
        await AskAsync("And then?", "m2");
        _fixture.Store.ForgetsQuestions = true;

        await AskAsync(text, "m1", request => request with { Anew = anew, Edited = edited });

        Assert.Equal([text, "Hello"], _fixture.Store.Of(TestIds.Session()).Select(message => message.Content));
        Assert.Equal(1, _fixture.Store.Looks);
    }

    [Fact]
    public async Task The_reply_that_is_replaced_counts_as_said_wherever_it_stood()
    {
        var portions = Safety.PromptRules.One.Chunk(40).Select(portion => $"Here you are: {new string(portion)}").ToList();
        await AskAsync(says: $"{portions[0]} {portions[1]}");
        for (var number = 2; number < 20; number++)
        {
            await AskAsync($"Question {number}", $"m{number}");
        }

        _fixture.Model.Opens().Say(portions[2]).Say(" never said").End();
        var events = await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1") with { Anew = true });

        Assert.Equal(FinishReason.ContentFilter, Assert.IsType<ChatTurnEvent.Completed>(events[^1]).Finish);
    }

    private static Message Question { get; } =
        new() { Id = TestIds.Message("m1"), Role = MessageRole.User, Content = "Hi", Timestamp = DateTimeOffset.UnixEpoch };

    private async Task AskAsync(string text = "Hi", string id = "m1", Func<ChatRequest, ChatRequest>? change = null, string says = "Hello")
    {
        _fixture.Model.Says(says);
        var request = TurnFixture.Ask(text, id);
        Assert.IsType<ChatTurnEvent.Completed>((await _fixture.RunAsync(change?.Invoke(request) ?? request))[^1]);
    }
}
