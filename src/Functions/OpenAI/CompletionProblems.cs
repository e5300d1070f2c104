using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>How a failed completion looks over HTTP: as a failed turn does. What is wrong with a message is wrong with the list.</summary>
internal static class CompletionProblems
{
    public static ApiProblem From(ChatProblem problem) =>
        problem.Kind switch
        {
            ChatProblemKind.InvalidMessage => ApiProblem.Invalid(problem.Detail, "messages"),
            ChatProblemKind.UnknownPersona => ModelsFunction.NoSuchModel,
            _ => ChatProblems.From(problem),
        };
}
