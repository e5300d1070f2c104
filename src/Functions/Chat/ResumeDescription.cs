using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Chat;

/// <inheritdoc cref="ChatStreamFunction.GetAsync" />
internal sealed class ResumeDescription : IApiDescription
{
    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.Chat, "Come back to a reply",
        "A reply goes on when the visitor's connection drops. This tells the one that is being written from its start, and then as it is made. "
        + "Whoever comes later than its end finds it in the conversation.")
    {
        Replies =
        [
            new ApiReply(200, "The reply that is being written.", ApiContent.EventStream(ChatExamples.Events, UiMessageJson.Wire.UiMessagePart))
            {
                Headers = [LimitedAnswer.Description, ChatDescription.StreamVersion],
            },
            new ApiReply(204, "Nothing is being written, or there is no such conversation."),
        ],
        Problems = [.. ApiBoundary.Problems, IdParameters.NoSession("session_id"), ApiProblem.StorageUnavailable()],
    };
}
