using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Voice;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Conversations;
using DigitalTwin.Functions.Http;
using DigitalTwin.Functions.Voice.Audio;
using Microsoft.AspNetCore.Http;

namespace DigitalTwin.Functions.Voice;

/// <summary>A whole spoken turn as one JSON object.</summary>
/// <param name="Transcript">What was understood; it is the visitor's message.</param>
/// <param name="Response">The reply's text.</param>
/// <param name="Audio">The reply as it is spoken, MP3 in base64; null when nothing of it is.</param>
/// <param name="MessageId">The visitor's message: the client's own id, or the one made for it.</param>
/// <param name="Persona">Who answered.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="FinishReason"><c>stop</c>, <c>length</c> or <c>content_filter</c>; absent for a reply that was stored before.</param>
/// <param name="Limited"><c>budget</c> when the offline model answered because the tokens are spent; else absent.</param>
/// <param name="AudioError">Why not all of it is spoken, for the visitor; absent when all is.</param>
internal sealed record VoiceReply(
    string Transcript,
    string Response,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Audio,
    string SessionId,
    string MessageId,
    string Persona,
    MessageReply ReplyMessage,
    string? Model,
    [property: AllowedValues("stop", "length", "content_filter")] string? FinishReason,
    [property: AllowedValues("budget")] string? Limited,
    string? AudioError)
{
    public static async Task<IResult> CollectAsync(IAsyncEnumerator<VoiceEvent> events, HttpResponse response)
    {
        await using var listener = events;
        var (transcript, error) = ("", default(string));
        ChatTurnEvent.Started? started = null;
        using var audio = new MemoryStream();
        do
        {
            switch (listener.Current)
            {
                case VoiceEvent.Heard heard:
                    transcript = heard.Text;
                    break;
                case VoiceEvent.Spoken spoken:
                    audio.Write(Mp3.FramesOf(spoken.Audio).Span);
                    break;
                case VoiceEvent.Muted muted:
                    error = muted.Detail;
                    break;
                case VoiceEvent.Told { Happened: ChatTurnEvent.Started start }:
                    started = start;
                    break;
                case VoiceEvent.Told { Happened: ChatTurnEvent.Failed failed }:
                    return ApiResults.Problem(ChatProblems.From(failed.Problem));
                case VoiceEvent.Told { Happened: ChatTurnEvent.Stopped }:
                    return ApiResults.Problem(ChatProblems.Stopped);
                case VoiceEvent.Told { Happened: ChatTurnEvent.Completed completed } when started is not null:
                    LimitedAnswer.Mark(response, started);
                    return ApiResults.Json(From(transcript, audio, started, completed) with { AudioError = error }, VoiceReplyJson.Wire.VoiceReply);
            }
        }
        while (await listener.MoveNextAsync());

        throw new InvalidOperationException("A turn ended without saying how.");
    }

    private static VoiceReply From(string transcript, MemoryStream audio, ChatTurnEvent.Started started, ChatTurnEvent.Completed completed) => new(
        transcript,
        completed.Reply.Content,
        audio.Length > 0 ? Convert.ToBase64String(audio.GetBuffer(), 0, (int)audio.Length) : null,
        started.Session.Value,
        started.Message.Value,
        started.Persona.Value,
        MessageReply.From(completed.Reply),
        completed.Reply.Model,
        WireNames.Of(completed.Finish),
        WireNames.Of(started.Limited),
        null);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VoiceReply))]
internal sealed partial class VoiceReplyJson : JsonSerializerContext
{
    public static VoiceReplyJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
