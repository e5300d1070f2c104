using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Conversations;

/// <inheritdoc cref="ConversationFunction.DeleteAsync" />
internal sealed class DeletionDescription : IApiDescription
{
    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.Conversations, "Delete a conversation", "All of it is gone, for the owner too. Deleting one that is gone, or never was, is no error.")
    {
        Replies = [new ApiReply(204, "It is gone.")],
        Problems =
        [
            .. ApiBoundary.Problems,
            IdParameters.NoSession("session_id"),
            ApiProblem.StorageUnavailable(),
        ],
    };
}
