using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using DigitalTwin.Functions.Limits;

namespace DigitalTwin.Functions.Voice;

/// <inheritdoc cref="VoiceFunction" />
internal sealed class VoiceDescription : IApiDescription
{
    public static ApiOperation Describe(ChatLimits limits) => new(ApiTag.Chat, "Speak with the twin",
        """
        One turn that is heard and spoken: a recording in, the twin's reply out as text and as sound. The recording is listened to, what was understood is answered as `POST /chat` answers it, and the reply is spoken sentence by sentence while it is being written. No sound is stored.

        The reply is one JSON object or, when `stream` is `true` or `Accept` names `text/event-stream`, the UI message stream of the AI SDK: after its `start` a `data-transcript`, and between the pieces of text `data-audio` parts, numbered from 0, each a sentence as MP3. When the voice breaks off a `data-audio-error` says so once, and the text goes on. Where the server does not speak there are none of these.
        """)
    {
        Body = ApiContent.Multipart(VoiceFormJson.Wire.VoiceForm),
        Replies =
        [
            new ApiReply(200, "The twin's reply.",
                ApiContent.Json(VoiceReplyJson.Wire.VoiceReply, VoiceExamples.Whole),
                ApiContent.EventStream(VoiceExamples.Events, UiMessageJson.Wire.UiMessagePart))
            {
                Headers = [LimitedAnswer.Description, ChatDescription.StreamVersion],
            },
        ],
        Problems = [.. ApiBoundary.Problems, RateLimits.Conversation, .. VoiceProblems.All, .. ChatDescription.Problems],
    };
}
