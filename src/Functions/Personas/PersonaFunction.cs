using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Personas;

/// <summary>GET /api/persona: what a page may show of a persona, and must know of the deployment, before anything is said.</summary>
internal sealed class PersonaFunction(
    IPersonaSource personas, RetentionPeriod retention, ChatLimits limits, IEnumerable<VoiceOffer> voice, ApiBoundary boundary)
{
    [Function("GetPersona"), Described<PersonaDescription>]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "persona")] HttpRequest request, CancellationToken cancellationToken) =>
        boundary.RunAsync(request, async either =>
        {
            var reading = await personas.ReadAsync(IdParameters.Persona(QueryParameters.Text(request, "id"), "id"), either);
            return ReferenceEquals(reading, PersonaReading.NotThere) ? ApiResults.Problem(ApiProblem.UnknownPersona())
                : reading.Persona is { } persona ? ApiResults.Json(PersonaReply.From(persona, retention, limits, voice.FirstOrDefault()), PersonaJson.Wire.PersonaReply)
                : ApiResults.Problem(ApiProblem.PersonaUnavailable(reading.Apology));
        }, cancellationToken);
}
