using DigitalTwin.Domain.Chat;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>What a completion is called: 128 random bits behind the prefix that clients know.</summary>
internal static class CompletionId
{
    public static string Of(CompletionEvent.Started started) => "chatcmpl-" + started.Id.Value;
}
