using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Health;

/// <inheritdoc cref="HealthFunction" />
internal sealed class HealthDescription : IApiDescription
{
    private static readonly HealthCheck Works = new(HealthReply.Healthy, 0.42, null, null);

    public static ApiOperation Describe(ChatLimits limits) => new(
        ApiTag.Twin, "Whether the twin can answer", "For monitors, which it never asks to wait. Each check tells how long it took; the model is named and not called, for a check must cost nothing.")
    {
        Replies =
        [
            new ApiReply(200, "Every check passes.", Content("healthy", HealthReply.Healthy, Works)),
            new ApiReply(503, "A check fails, and says why.", Content("unhealthy", HealthReply.Unhealthy,
                new HealthCheck(HealthReply.Unhealthy, 12.5, "Conversations can't be read or written.", null))),
        ],
        Problems = [ApiProblem.Internal()],
    };

    private static ApiContent Content(string name, string status, HealthCheck storage) => ApiContent.Json(HealthJson.Wire.HealthReply, ApiExample.Of(
        name, $"A twin that is {name}",
        new HealthReply(status, "tables", new Dictionary<string, HealthCheck> { ["persona"] = Works, ["storage"] = storage, ["model"] = Works with { Detail = "gpt-4o-mini (openai)" } }),
        HealthJson.Wire.HealthReply));
}
