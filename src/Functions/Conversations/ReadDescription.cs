using System.Globalization;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Conversations;

/// <inheritdoc cref="ConversationFunction.GetAsync" />
internal sealed class ReadDescription : IApiDescription
{
    private static readonly ConversationReply Example = new(ChatExamples.Session, "default",
    [
        new MessageReply("second-question", "user", "And where did you study?", Time("2026-01-02T03:04:05.678Z"), null),
        new MessageReply("pE3vWcmDQ2mOHgFx9Fz3Jw", "assistant", "I did my MSc in Hydro", Time("2026-01-02T03:04:07.89Z"), "interrupted"),
    ]);

    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.Conversations, "Read a conversation", "The newest messages, oldest first. `before` goes back from a message that was read.")
    {
        Parameters =
        [
            ApiParameter.Limit,
            new ApiParameter("before", "query", "Only messages older than this one.", () => SchemaBook.Ref("MessageId")),
        ],
        Replies = [new ApiReply(200, "The messages.", ApiContent.Json(
            ConversationJson.Wire.ConversationReply, ApiExample.Of("conversation", "A question and its answer", Example, ConversationJson.Wire.ConversationReply)))],
        Problems =
        [
            .. ApiBoundary.Problems,
            IdParameters.NoSession("session_id"),
            NotThere,
            ApiProblem.StorageUnavailable(),
        ],
    };

    internal static ApiProblem NotThere { get; } = ApiProblem.NotFound("There is no such conversation. It may have been deleted.");

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
