using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.OpenAI;

/// <inheritdoc cref="CompletionFunction" />
internal sealed class CompletionDescription : IApiDescription
{
    // What can befall a conversation befalls no call that keeps none.
    private static readonly string[] OfConversations = ["message-id-reused", "message-replaced", "conversation-busy", "other-persona", "unknown-persona", "stopped", "not-found"];

    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.OpenAI, "Answer a conversation that the caller keeps",
        "Chat completions as OpenAI has them: a client of theirs works with this twin's address as its base URL. "
        + "The twin remains itself: a `system` message is a note to it. A failure in a stream is an event of its own, without the `[DONE]`.")
    {
        Body = CompletionExamples.Form,
        Replies =
        [
            new ApiReply(200, "The twin's reply.",
                ApiContent.Json(OpenAIJson.Wire.CompletionReply, CompletionExamples.Whole),
                ApiContent.EventStream(CompletionExamples.Chunks, OpenAIJson.Wire.CompletionChunk, OpenAIJson.Wire.MeteredChunk, OpenAIJson.Wire.OpenAIErrorReply))
            {
                Headers = [LimitedAnswer.Description, OpenAIShape.RequestId],
            },
        ],
        Problems =
        [
            .. OpenAIShape.AnyCall,
            .. JsonBody.Problems,
            ModelsFunction.NoSuchModel,
            UnsupportedFeatures.Refusal("n", "This twin gives one answer at a time. Leave `n` out, or ask again for another one.").Problem,
            .. ChatDescription.Problems.Where(problem => !OfConversations.Contains(problem.Type)),
        ],
        ProblemShape = OpenAIShape.Problems,
        TakesBearer = true,
    };
}
