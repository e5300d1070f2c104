using DigitalTwin.Domain.Conversations;
using DigitalTwin.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>Conversations longer than a test would care to hold.</summary>
public static class Conversations
{
    /// <summary>Goes on with the visitor's conversation on the server: questions and answers, numbered by what was said.</summary>
    /// <param name="from">The number of the first question.</param>
    /// <param name="to">The number of the last answer.</param>
    public static async Task GoOnAsync(this Visit visit, int from, int to)
    {
        var store = visit.Twin.App.Services.GetRequiredService<IConversationStore>();
        var session = TestIds.Session(visit.Traffic.Session);
        var now = DateTimeOffset.UtcNow;
        for (var number = from; number <= to; number++)
        {
            var isQuestion = (number - from) % 2 == 0;
            await store.AppendAsync(session, new Message
            {
                Id = TestIds.Message($"message-{number}"),
                Role = isQuestion ? MessageRole.User : MessageRole.Assistant,
                Content = isQuestion ? $"Question {number}?" : $"Answer {number}. {string.Concat(Enumerable.Repeat("The river rose and fell. ", number % 9))}",
                Timestamp = now.AddMilliseconds(number),
                InReplyTo = isQuestion ? null : TestIds.Message($"message-{number - 1}"),
            }, CancellationToken.None);
        }
    }
}
