using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Health;

/// <inheritdoc cref="InfoFunction" />
internal sealed class InfoDescription : IApiDescription
{
    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.Twin, "What runs here", "The version, where conversations are kept, and which model answers.")
    {
        Replies = [new ApiReply(200, "What runs here.", ApiContent.Json(HealthJson.Wire.InfoReply, ApiExample.Of(
            "info", "A twin without a language model", InfoReply.From("Sabela Adjei-Toivonen", "files", "offline", "offline"), HealthJson.Wire.InfoReply)))],
        Problems = ApiBoundary.Problems,
    };
}
