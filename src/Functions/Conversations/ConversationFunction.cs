using System.Collections.Immutable;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace DigitalTwin.Functions.Conversations;

/// <summary>GET and DELETE /api/conversation/{session_id}: for whoever holds the id, which is the key.</summary>
internal sealed class ConversationFunction(IConversationStore conversations, LiveTurns turns, ApiBoundary boundary)
{
    [Function("GetConversation"), Described<ReadDescription>]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "conversation/{session_id}")] HttpRequest request,
        string session_id,
        CancellationToken cancellationToken) =>
        boundary.RunAsync(request, async either =>
        {
            var session = IdParameters.Session(session_id);
            MessageId? before = QueryParameters.Text(request, "before") is { } id ? IdParameters.Message(id, "before") : null;
            var messages = await conversations.ReadAsync(session, QueryParameters.Limit(request), before, either);
            return messages is { } found && await PersonaAsync(session, found, either) is { } persona
                ? ApiResults.Json(ConversationReply.From(session, persona, found), ConversationJson.Wire.ConversationReply)
                : ApiResults.Problem(ReadDescription.NotThere);
        }, cancellationToken);

    // Each message tells it; the page before the first message holds none.
    private async ValueTask<PersonaId?> PersonaAsync(SessionId session, ImmutableArray<Message> messages, CancellationToken cancellationToken) =>
        messages is [var any, ..] ? any.Persona : (await conversations.ReadTurnAsync(session, 1, null, cancellationToken)).Persona;

    [Function("DeleteConversation"), Described<DeletionDescription>]
    public Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "conversation/{session_id}")] HttpRequest request,
        string session_id,
        CancellationToken cancellationToken) =>
        boundary.RunAsync(request, async either =>
        {
            var session = IdParameters.Session(session_id);
            turns.Forget(session);
            await conversations.DeleteAsync(session, either);
            return ApiResults.NoContent();
        }, cancellationToken);
}
