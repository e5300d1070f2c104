using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Chat;

/// <summary>How a failed turn looks over HTTP.</summary>
internal static class ChatProblems
{
    public static ApiProblem Stopped { get; } = new(
        409, "stopped", "The answer was stopped", "This answer was stopped before it ended. What was said of it is kept in the conversation.");

    public static ApiProblem From(ChatProblem problem) => problem.Kind switch
    {
        ChatProblemKind.InvalidMessage => ApiProblem.Invalid(problem.Detail),
        ChatProblemKind.ConversationDeleted => ApiProblem.NotFound(problem.Detail),
        ChatProblemKind.PersonaUnavailable => ApiProblem.PersonaUnavailable(problem.Detail, problem.RetryAfter),
        ChatProblemKind.StorageUnavailable => ApiProblem.StorageUnavailable(problem.Detail, problem.RetryAfter),
        ChatProblemKind.MessageIdReused => Of(409, "message-id-reused", "The message id is taken", problem),
        ChatProblemKind.MessageReplaced => Of(409, "message-replaced", "The message was replaced", problem),
        ChatProblemKind.ConversationBusy => Of(409, "conversation-busy", "The conversation is busy", problem),
        ChatProblemKind.OtherPersona => Of(409, "other-persona", "The conversation is with another persona", problem),
        ChatProblemKind.UnknownPersona => Of(404, "unknown-persona", "There is no such persona", problem),
        ChatProblemKind.ModelTimeout => Of(504, "model-timeout", "The model took too long", problem),
        ChatProblemKind.ModelBusy => Of(503, "model-busy", "The model has too much to do", problem),
        ChatProblemKind.Unforeseen => ApiProblem.Internal(),
        _ => Of(502, "model-unavailable", "The model is not available", problem),
    };

    private static ApiProblem Of(int status, string type, string title, ChatProblem problem) =>
        new(status, type, title, problem.Detail, problem.RetryAfter);
}
