using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Chat;

/// <summary>How a failed turn looks over HTTP.</summary>
internal static class ChatProblems
{
    public static ApiProblem From(ChatProblem problem)
    {
        var (status, type, title) = problem.Kind switch
        {
            ChatProblemKind.InvalidMessage => (400, "invalid-request", "The request is not valid"),
            ChatProblemKind.MessageIdReused => (409, "message-id-reused", "The message id is taken"),
            ChatProblemKind.ConversationBusy => (409, "conversation-busy", "The conversation is busy"),
            ChatProblemKind.ConversationDeleted => (404, "not-found", "Not found"),
            ChatProblemKind.PersonaUnavailable => (503, "persona-unavailable", "There is no persona"),
            ChatProblemKind.StorageUnavailable => (503, "storage-unavailable", "The memory is not available"),
            ChatProblemKind.ModelTimeout => (504, "model-timeout", "The model took too long"),
            _ => (502, "model-unavailable", "The model is not available"),
        };
        return new ApiProblem(status, type, title, problem.Detail, problem.RetryAfter);
    }
}
