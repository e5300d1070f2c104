using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Chat;

/// <inheritdoc cref="ChatStreamFunction.DeleteAsync" />
internal sealed class StopDescription : IApiDescription
{
    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.Chat, "Stop a reply", "Ends the reply that is being written. What was said until then is kept, marked `interrupted`.")
    {
        Parameters = [new ApiParameter("message_id", "query", "Only if it answers this message.", () => SchemaBook.Ref("MessageId"))],
        Replies = [new ApiReply(204, "Nothing is being written any more, or there is no such conversation.")],
        Problems = [.. ApiBoundary.Problems, IdParameters.NoSession("session_id"), ApiProblem.StorageUnavailable()],
    };
}
