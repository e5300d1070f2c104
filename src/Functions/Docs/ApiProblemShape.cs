using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Docs;

/// <summary>How problems look to the callers of an operation.</summary>
/// <param name="Kind">The member that tells problems apart, where every problem has one.</param>
internal sealed record ApiProblemShape(string MediaType, JsonTypeInfo Form, Func<ApiProblem, JsonNode> Show, string? Kind)
{
    /// <summary>What each reply of this shape has beside it.</summary>
    public IReadOnlyList<ApiHeader> Headers { get; init; } = [];

    // Of the W3C's recommendation for trace contexts.
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    public static ApiProblemShape Usual { get; } = new(
        "application/problem+json",
        ProblemJson.Wire.ProblemReply,
        problem => JsonSerializer.SerializeToNode(ProblemReply.Of(problem, TraceId), ProblemJson.Wire.ProblemReply)!,
        "type");
}
