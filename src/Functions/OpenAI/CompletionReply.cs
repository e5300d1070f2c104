using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>A whole reply as one JSON object.</summary>
/// <param name="Created">Seconds since 1970.</param>
/// <param name="Model">The one that answered.</param>
internal sealed record CompletionReply(string Id, long Created, string Model, IReadOnlyList<CompletionChoice> Choices, CompletionUsage Usage)
{
    [JsonPropertyOrder(-1)]
    public string Object { get; } = "chat.completion";

    public static async Task<IResult> CollectAsync(IAsyncEnumerable<CompletionEvent> events, DateTimeOffset now, HttpResponse response)
    {
        CompletionEvent.Started? started = null;
        var text = new StringBuilder();
        await foreach (var happened in events)
        {
            switch (happened)
            {
                case CompletionEvent.Started start:
                    started = start;
                    break;
                case CompletionEvent.TextDelta delta:
                    text.Append(delta.Text);
                    break;
                case CompletionEvent.Failed failed:
                    return OpenAIError.Show(CompletionProblems.From(failed.Problem));
                case CompletionEvent.Completed completed when started is not null:
                    LimitedAnswer.Mark(response, started.Limited);
                    return ApiResults.Json(From(started, text.ToString(), completed, now), OpenAIJson.Wire.CompletionReply);
            }
        }

        throw new InvalidOperationException("A completion ended without saying how.");
    }

    public static CompletionReply From(CompletionEvent.Started started, string text, CompletionEvent.Completed completed, DateTimeOffset now) => new(
        CompletionId.Of(started),
        now.ToUnixTimeSeconds(),
        started.Model,
        [new CompletionChoice(new CompletionMessage(text), WireNames.Of(completed.Finish)!)],
        CompletionUsage.From(completed));
}

internal sealed record CompletionChoice(CompletionMessage Message, string FinishReason)
{
    [JsonPropertyOrder(-1)]
    public int Index { get; }

    /// <summary>Always null.</summary>
    public JsonElement? Logprobs { get; }
}

internal sealed record CompletionMessage(string Content)
{
    [JsonPropertyOrder(-1)]
    public string Role { get; } = "assistant";

    /// <summary>Always null: what a filter withheld is told in the content.</summary>
    public string? Refusal { get; }
}
