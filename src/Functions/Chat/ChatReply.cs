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
internal sealed record ChatReply(string Response, string SessionId, string MessageId, MessageReply ReplyMessage)
{
    public static async Task<IResult> CollectAsync(IAsyncEnumerable<ChatTurnEvent> events)
    {
        ChatTurnEvent.Started? started = null;
        await foreach (var happened in events)
        {
            switch (happened)
            {
                case ChatTurnEvent.Started start:
                    started = start;
                    break;
                case ChatTurnEvent.Failed failed:
                    return ApiResults.Problem(ChatProblems.From(failed.Problem));
                case ChatTurnEvent.Completed { Reply: var reply } when started is not null:
                    var whole = new ChatReply(reply.Content, started.Session.Value, started.Message.Value, MessageReply.From(reply));
                    return ApiResults.Json(whole, ChatReplyJson.Wire.ChatReply);
            }
        }

        throw new InvalidOperationException("A turn ended without saying how.");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatReply))]
internal sealed partial class ChatReplyJson : JsonSerializerContext
{
    public static ChatReplyJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
