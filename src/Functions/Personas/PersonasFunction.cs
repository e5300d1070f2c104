using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Personas;

/// <summary>GET /api/personas: with whom a visitor can talk here.</summary>
internal sealed class PersonasFunction(IPersonaSource personas, ApiBoundary boundary)
{
    [Function("ListPersonas"), Described<PersonasDescription>]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "personas")] HttpRequest request, CancellationToken cancellationToken) =>
        boundary.RunAsync(request, async either =>
            ApiResults.Json(await PersonasReply.ReadAsync(personas, either), PersonaJson.Wire.PersonasReply), cancellationToken);
}
