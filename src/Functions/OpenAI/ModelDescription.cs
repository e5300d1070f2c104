using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;

namespace DigitalTwin.Functions.OpenAI;

/// <inheritdoc cref="ModelsFunction.GetAsync" />
internal sealed class ModelDescription : IApiDescription
{
    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.OpenAI, "Look for a model", "One of the list, by its name. A slash in the name may be escaped or not.")
    {
        Replies =
        [
            new ApiReply(200, "The model.", ApiContent.Json(OpenAIJson.Wire.ModelEntry, ApiExample.Of(
                "model", "The twin", ModelsDescription.Example, OpenAIJson.Wire.ModelEntry)))
            {
                Headers = [OpenAIShape.RequestId],
            },
        ],
        Problems = [.. OpenAIShape.AnyCall, ModelsFunction.NoSuchModel],
        ProblemShape = OpenAIShape.Problems,
        TakesBearer = true,
    };
}
