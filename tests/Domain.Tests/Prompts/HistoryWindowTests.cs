using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Prompts;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Domain.Tests.Prompts;

public sealed class HistoryWindowTests
{
    private static readonly MessageId Answering = TestIds.Message("answering");

    [Fact]
    public void The_newest_messages_are_taken_oldest_first() =>
        Assert.Equal(["3", "4"], Select(maxMessages: 2, "1", "2", "3", "4"));

    [Fact]
    public void A_window_never_begins_with_a_reply() =>
        Assert.Equal(["3", "4"], Select(maxMessages: 3, "1", "2", "3", "4"));

    [Fact]
    public void The_size_cap_drops_the_oldest() =>
        Assert.Equal(["ccc", "ddd"], Select(20, maxCharacters: 8, "aaa", "bbb", "ccc", "ddd"));

    [Fact]
    public void A_message_too_large_ends_the_window_and_is_not_jumped_over() =>
        Assert.Equal(["c", "d"], Select(20, maxCharacters: 8, "a", "too large to fit", "c", "d"));

    [Fact]
    public void Nothing_fits_a_window_of_nothing() => Assert.Empty(Select(maxMessages: 0, "1", "2"));

    [Fact]
    public void The_message_being_answered_and_replies_to_it_are_left_out()
    {
        var messages = new[] { Message("old", 0), Message("asked", 2) with { Id = Answering }, Message("broken off", 1) with { InReplyTo = Answering } };

        var window = HistoryWindow.Select(messages, Answering, 20, 1000);

        Assert.Equal(["old"], window.Select(message => message.Content));
    }

    [Theory]
    [InlineData(null, "a b c d")]
    [InlineData(10, "a b c d")]
    [InlineData(6, "c d")]
    [InlineData(3, "")]
    public void A_silence_that_is_too_long_ends_what_is_remembered(int? minutes, string remembered)
    {
        // Ten minutes between b and c, five before the question.
        var messages = new[] { At("a", 0), At("b", 1), At("c", 11), At("d", 12) };
        var longest = minutes is { } most ? TimeSpan.FromMinutes(most) : (TimeSpan?)null;

        Assert.Equal(remembered, string.Join(' ', HistoryWindow.Since(messages, At("asked", 17), longest).Select(message => message.Content)));

        static Message At(string content, int minute) => Message(content, 0) with { Timestamp = DateTimeOffset.UnixEpoch.AddMinutes(minute) };
    }

    private static IEnumerable<string> Select(int maxMessages, params string[] contents) => Select(maxMessages, 1000, contents);

    private static IEnumerable<string> Select(int maxMessages, int maxCharacters, params string[] contents) =>
        HistoryWindow.Select(contents.Select(Message), Answering, maxMessages, maxCharacters).Select(message => message.Content);

    private static Message Message(string content, int index) => new()
    {
        Id = TestIds.Message($"m{index}"),
        Role = index % 2 == 0 ? MessageRole.User : MessageRole.Assistant,
        Content = content,
        Timestamp = DateTimeOffset.UnixEpoch,
    };
}
