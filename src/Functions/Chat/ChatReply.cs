using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Conversations;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.Chat;

/// <summary>A whole turn as one JSON object.</summary>
/// <param name="Response">The reply's text; older front ends read only this and the session.</param>
/// <param name="MessageId">The visitor's message: the client's own id, or the one made for it.</param>
/// <param name="Persona">Who answered, and whom the conversation is held with from now on.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="FinishReason"><c>stop</c>, <c>length</c> or <c>content_filter</c>; absent for a reply that was stored before.</param>
/// <param name="Limited"><c>budget</c> when the offline model answered because the tokens are spent; else absent.</param>
internal sealed record ChatReply(
    string Response,
    string SessionId,
    string MessageId,
    string Persona,
    MessageReply ReplyMessage,
    string? Model,
    [property: AllowedValues("stop", "length", "content_filter")] string? FinishReason,
    [property: AllowedValues("budget")] string? Limited)
{
    public static async Task<IResult> CollectAsync(IAsyncEnumerator<ChatTurnEvent> events, HttpResponse response)
    {
        await using var listener = events;
        ChatTurnEvent.Started? started = null;
        while (await listener.MoveNextAsync())
        {
            switch (listener.Current)
            {
                case ChatTurnEvent.Started start:
                    started = start;
                    break;
                case ChatTurnEvent.Failed failed:
                    return ApiResults.Problem(ChatProblems.From(failed.Problem));
                case ChatTurnEvent.Stopped:
                    return ApiResults.Problem(ChatProblems.Stopped);
                case ChatTurnEvent.Completed completed when started is not null:
                    LimitedAnswer.Mark(response, started);
                    return ApiResults.Json(From(started, completed), ChatReplyJson.Wire.ChatReply);
            }
        }

        throw new InvalidOperationException("A turn ended without saying how.");
    }

    private static ChatReply From(ChatTurnEvent.Started started, ChatTurnEvent.Completed completed) => new(
        completed.Reply.Content,
        started.Session.Value,
        started.Message.Value,
        started.Persona.Value,
        MessageReply.From(completed.Reply),
        completed.Reply.Model,
        WireNames.Of(completed.Finish),
        WireNames.Of(started.Limited));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatReply))]
internal sealed partial class ChatReplyJson : JsonSerializerContext
{
    public static ChatReplyJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
