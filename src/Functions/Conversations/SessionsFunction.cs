using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Conversations;

/// <summary>GET /api/sessions: the owner's list; the host asks for a function key.</summary>
internal sealed class SessionsFunction(IConversationStore conversations, ApiBoundary boundary)
{
    [Function("ListSessions"), Described<SessionsDescription>]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "sessions")] HttpRequest request, CancellationToken cancellationToken) =>
        boundary.RunAsync(request, async either =>
        {
            PersonaId? persona = QueryParameters.Text(request, "persona") is { } id ? IdParameters.Persona(id) : null;
            var list = await ListAsync(QueryParameters.Limit(request), QueryParameters.Text(request, "continuation"), persona, either);
            return ApiResults.Json(SessionsReply.From(list), ConversationJson.Wire.SessionsReply);
        }, cancellationToken);

    private async Task<ConversationList> ListAsync(int limit, string? continuation, PersonaId? persona, CancellationToken cancellationToken)
    {
        try
        {
            return await conversations.ListAsync(limit, continuation, persona, cancellationToken);
        }
        catch (FormatException)
        {
            throw new ApiProblemException(SessionsDescription.NotOurs);
        }
    }
}
