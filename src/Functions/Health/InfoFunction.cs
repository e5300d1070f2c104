using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.AI;

namespace DigitalTwin.Functions.Health;

/// <summary>GET /api/info: what is running here.</summary>
internal sealed class InfoFunction(IPersonaSource personas, IConversationStore conversations, IChatClient model, ApiBoundary boundary)
{
    [Function("GetInfo"), Described<InfoDescription>]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "info")] HttpRequest request, CancellationToken cancellationToken) =>
        boundary.RunAsync(request, async either =>
        {
            var reading = await personas.ReadAsync(PersonaId.Default, either);
            var answering = model.GetService<ChatClientMetadata>();
            var info = InfoReply.From(
                reading.Persona?.Name, conversations.Kind, answering?.DefaultModelId ?? "unknown", answering?.ProviderName ?? "unknown");
            return ApiResults.Json(info, HealthJson.Wire.InfoReply);
        }, cancellationToken);
}
