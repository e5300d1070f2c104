using System.Text.Json;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.OpenAI;

/// <summary>What the descriptions of the calls of OpenAI's protocol have in common.</summary>
internal static class OpenAIShape
{
    public static ApiHeader RequestId { get; } = new("x-request-id", "Finds the call in the log.", "0af7651916cd43dd8448eb211c80319c");

    public static ApiProblemShape Problems { get; } = new(
        "application/json",
        OpenAIJson.Wire.OpenAIErrorReply,
        problem => JsonSerializer.SerializeToNode(new OpenAIErrorReply(OpenAIError.From(problem)), OpenAIJson.Wire.OpenAIErrorReply)!,
        Kind: null)
    {
        Headers = [RequestId],
    };

    /// <summary>What any of the calls may come to.</summary>
    public static IReadOnlyList<ApiProblem> AnyCall { get; } = [.. ApiBoundary.Problems, OpenAIEntrance.Refusal];
}
