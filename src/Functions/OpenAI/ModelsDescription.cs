using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;

namespace DigitalTwin.Functions.OpenAI;

/// <inheritdoc cref="ModelsFunction.ListAsync" />
internal sealed class ModelsDescription : IApiDescription
{
    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.OpenAI, "List the models", "The twin, which answers with what its owner configured, its further personas as `digital-twin/` and their ids, and the models that the owner allows beside them.")
    {
        Replies =
        [
            new ApiReply(200, "The models.", ApiContent.Json(OpenAIJson.Wire.ModelListReply, ApiExample.Of(
                "models", "A twin that allows no other", new ModelListReply([Example]), OpenAIJson.Wire.ModelListReply)))
            {
                Headers = [OpenAIShape.RequestId],
            },
        ],
        Problems = OpenAIShape.AnyCall,
        ProblemShape = OpenAIShape.Problems,
        TakesBearer = true,
    };

    internal static ModelEntry Example { get; } = new(ModelList.Twin, 1_767_323_045);
}
