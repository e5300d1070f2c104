using System.Globalization;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;
using DigitalTwin.Functions.Limits;

namespace DigitalTwin.Functions.Chat;

/// <inheritdoc cref="ChatFunction" />
internal sealed class ChatDescription : IApiDescription
{
    /// <summary>A turn's failures: those that a call may end with, and that an <c>error</c> in a stream may tell.</summary>
    public static IReadOnlyList<ApiProblem> Problems { get; } =
    [
        .. Enum.GetValues<ChatProblemKind>()
            .Where(kind => kind != ChatProblemKind.ContentFiltered)
            .Select(kind => ChatProblems.From(new ChatProblem(kind, Example(kind), RetryAfter(kind)))),
        ChatProblems.Stopped,
    ];

    public static ApiOperation Describe(ChatLimits limits) => new(ApiTag.Chat, "Ask the twin", string.Create(CultureInfo.InvariantCulture,
        $"""
        One turn: a message in, the twin's reply out. The body has one of the forms below, and the reply is one JSON object or, when the body says `"stream": true` or `Accept` names `text/event-stream`, the UI message stream of the AI SDK, version 1.

        A message has at most {limits.MaxMessageCharacters} UTF-16 code units. The same `message_id` with the same text is answered once, however often it is sent. A problem that is found before the first event is a problem reply, also to a request for a stream; later ones are an `error` event.
        """))
    {
        Body = ChatExamples.Forms,
        Replies =
        [
            new ApiReply(200, "The twin's reply.",
                ApiContent.Json(ChatReplyJson.Wire.ChatReply, ChatExamples.Whole),
                ApiContent.EventStream(ChatExamples.Events, UiMessageJson.Wire.UiMessagePart))
            {
                Headers = [LimitedAnswer.Description, StreamVersion],
            },
        ],
        Problems = [.. ApiBoundary.Problems, .. JsonBody.Problems, RateLimits.Conversation, .. Problems],
    };

    internal static ApiHeader StreamVersion { get; } = new("x-vercel-ai-ui-message-stream", "With a stream: the version of its format.", "v1");

    private static string Example(ChatProblemKind kind) => kind switch
    {
        ChatProblemKind.InvalidMessage => "The message is empty. Write something to send.",
        ChatProblemKind.MessageIdReused => "This message_id was used for another message of this conversation. Send the new message with a new id.",
        ChatProblemKind.MessageReplaced => "This message is no longer part of the conversation. Load the conversation again.",
        ChatProblemKind.ConversationBusy => "The message before this one is still being answered. Wait for its answer, then send this one again.",
        ChatProblemKind.ConversationDeleted => "This conversation was deleted while the answer was written. Start a new one.",
        ChatProblemKind.OtherPersona => "This conversation is held with another persona. Start a new one with this one.",
        ChatProblemKind.UnknownPersona => "There is no such persona here. GET /api/personas lists those there are.",
        ChatProblemKind.PersonaUnavailable => "The twin has nothing to speak from at the moment. Its owner can see why at /api/health.",
        ChatProblemKind.StorageUnavailable => "The conversation can't be saved at the moment. Send the message again in a little while.",
        ChatProblemKind.ModelTimeout => "The model took too long to answer. Send the message again.",
        _ => "The model can't answer at the moment. Send the message again in a little while.",
    };

    private static TimeSpan? RetryAfter(ChatProblemKind kind) =>
        kind is ChatProblemKind.ConversationBusy or ChatProblemKind.ModelBusy ? TimeSpan.FromSeconds(5) : null;
}
