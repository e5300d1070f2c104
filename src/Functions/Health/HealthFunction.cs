using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Health;

/// <summary>GET /api/health: whether the twin can answer, and if not, why.</summary>
internal sealed class HealthFunction(RecentHealth recent, ApiBoundary boundary)
{
    [Function("GetHealth"), Described<HealthDescription>]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellationToken) =>
        boundary.RunFreelyAsync(request, async either =>
        {
            var health = await recent.ReadAsync(either);
            var status = health.Status == HealthReply.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            return ApiResults.Json(health, HealthJson.Wire.HealthReply, status);
        }, cancellationToken);
}
