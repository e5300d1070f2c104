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

    private static Message Question { get; } =
        new() { Id = TestIds.Message("m1"), Role = MessageRole.User, Content = "Hi", Timestamp = DateTimeOffset.UnixEpoch };

    private async Task AskAsync()
    {
        _fixture.Model.Says("Hello");
        await _fixture.RunAsync(TurnFixture.Ask("Hi", "m1"));
    }
}
