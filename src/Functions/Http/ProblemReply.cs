using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalTwin.Functions.Http;

/// <summary>What went wrong, and what to do about it.</summary>
/// <param name="Type">Stable, for programs.</param>
/// <param name="Title">The kind of problem in a few words.</param>
/// <param name="Status">The reply's status once more.</param>
/// <param name="Detail">A sentence that may be shown to a visitor: what is wrong and what to change.</param>
/// <param name="TraceId">Finds the call in the log.</param>
internal sealed record ProblemReply(string Type, string Title, int Status, string Detail, string TraceId)
{
    public static ProblemReply Of(ApiProblem problem, string traceId) =>
        new("urn:digitaltwin:problem:" + problem.Type, problem.Title, problem.Status, problem.Detail, traceId);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ProblemReply))]
internal sealed partial class ProblemJson : JsonSerializerContext
{
    public static ProblemJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
