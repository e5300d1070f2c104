using DigitalTwin.Domain.Chat;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.Chat;

/// <summary>Says in the header <c>x-twin-limited</c> why an answer is less than the twin's best.</summary>
internal static class LimitedAnswer
{
    private const string Header = "x-twin-limited";

    public static void Mark(HttpResponse response, ChatTurnEvent.Started started) => Mark(response, started.Limited);

    public static void Mark(HttpResponse response, AnswerLimit? limited)
    {
        if (WireNames.Of(limited) is { } limit)
        {
            response.Headers[Header] = limit;
        }
    }
}
