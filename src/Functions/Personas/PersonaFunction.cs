using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Personas;

/// <summary>GET /api/persona: what a page may show of the owner, and must know of the deployment, before anything is said.</summary>
internal sealed class PersonaFunction(IPersonaSource personas, RetentionPeriod retention, ChatLimits limits, ApiBoundary boundary)
{
    [Function("GetPersona"), Described<PersonaDescription>]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "persona")] HttpRequest request, CancellationToken cancellationToken) =>
        boundary.RunAsync(request, async either =>
        {
            var reading = await personas.ReadAsync(PersonaId.Default, either);
            return reading.Persona is { } persona
                ? ApiResults.Json(PersonaReply.From(persona, retention, limits), PersonaJson.Wire.PersonaReply)
                : ApiResults.Problem(ApiProblem.PersonaUnavailable(reading.Apology));
        }, cancellationToken);
}
