using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.Chat;

/// <summary>Says in the header <c>x-twin-limited</c> why an answer is less than the twin's best.</summary>
internal static class LimitedAnswer
{
    private const string Header = "x-twin-limited";

    public static ApiHeader Description { get; } = new(
        Header, "Why the answer is less than the twin's best; absent when it isn't. `budget`: the tokens are spent, and no language model was asked.", WireNames.Of(AnswerLimit.Budget)!);

    public static void Mark(HttpResponse response, ChatTurnEvent.Started started) => Mark(response, started.Limited);

    public static void Mark(HttpResponse response, AnswerLimit? limited)
    {
        if (WireNames.Of(limited) is { } limit)
        {
            response.Headers[Header] = limit;
        }
    }
}
