using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>What a completion looks like, for the description; made with the records and the encoder that make the real one.</summary>
internal static class CompletionExamples
{
    private const string Question = "What do you do at Maretide?";
    private const string Reply = "I lead the flood forecasts.";

    private static readonly CompletionEvent.Started Started = new(IdParameters.Message("pE3vWcmDQ2mOHgFx9Fz3Jw", "id"), "gpt-4o-mini", null);
    private static readonly CompletionEvent.Completed Completed = new(FinishReason.Stop, new TokenUsage(1432, 8), IsEstimate: false);
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_767_323_045);

    public static ApiContent Form { get; } = ApiContent.Json(CompletionFormJson.Wire.CompletionForm,
        Of("question", "A question", new CompletionForm { Model = ModelList.Twin, Messages = [User(Question)] }),
        Of("stream", "The reply as it is made, and what it used", new CompletionForm
        {
            Model = ModelList.Twin,
            Messages = [new CompletionEntryForm { Role = "system", Content = Text("Answer in French.") }, User(Question)],
            Stream = true,
            StreamOptions = new StreamOptionsForm { IncludeUsage = true },
            MaxCompletionTokens = 200,
        }));

    public static ApiExample Whole { get; } = ApiExample.Of(
        "reply", "The whole reply", CompletionReply.From(Started, Reply, Completed, Now), OpenAIJson.Wire.CompletionReply);

    public static ApiExample Chunks { get; } = new("chunks", "A reply as it is made", () => JsonValue.Create(Stream()));

    private static CompletionEntryForm User(string text) => new() { Role = "user", Content = Text(text) };

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, CompletionFormJson.Wire.String);

    private static ApiExample Of(string name, string summary, CompletionForm form) => ApiExample.Of(name, summary, form, CompletionFormJson.Wire.CompletionForm);

    private static string Stream()
    {
        var encoder = new ChunkEncoder(Started, Now, includeUsage: false);
        CompletionEvent[] events = [Started, new CompletionEvent.TextDelta(Reply[..8]), new CompletionEvent.TextDelta(Reply[8..]), Completed];
        var text = new StringBuilder();
        foreach (var chunk in events.SelectMany(encoder.Encode))
        {
            text.Append("data: ").Append(JsonSerializer.Serialize(chunk, OpenAIJson.Wire.CompletionChunk)).Append("\n\n");
        }

        return text.Append("data: [DONE]\n\n").ToString();
    }
}
