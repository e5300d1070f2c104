using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Conversations;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Http;

namespace DigitalTwin.Functions.Chat;

/// <summary>What a turn looks like, for the description; made with the records and the encoder that make the real one.</summary>
internal static class ChatExamples
{
    public const string Session = "GngtgvT0ROEdecnRRSg0yQ";

    public const string Question = "What do you do at Maretide?";
    public const string Reply = "I lead the flood forecasts.";
    public const string Model = "gpt-4o-mini";

    public static MessageReply Stored { get; } = new(
        "pE3vWcmDQ2mOHgFx9Fz3Jw", "assistant", Reply, DateTime.Parse("2026-01-02T03:04:05.678Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), null);

    public static ApiContent Forms { get; } = ApiContent.AnyOf(
        ApiContent.Json(ChatFormJson.Wire.MessageForm,
            Of("message", "One message", new MessageForm { Message = Question }),
            Of("stream", "The reply as it is made", new MessageForm { Message = Question, Stream = true }),
            Of("next", "Going on, and safe to send again", new MessageForm
            {
                Message = "And where did you study?",
                SessionId = Session,
                MessageId = "second-question",
                Preferences = new PreferencesForm { Temperature = 0.5f },
            })),
        ApiContent.Json(ChatFormJson.Wire.MessagesForm, ApiExample.Of("messages", "A list of messages", new MessagesForm
        {
            Messages =
            [
                new EntryForm { Role = "user", Content = Text("Hello!") },
                new EntryForm { Role = "assistant", Content = Text("Hello, how can I help?") },
                new EntryForm { Role = "user", Content = Text(Question) },
            ],
        }, ChatFormJson.Wire.MessagesForm)),
        ApiContent.Json(ChatFormJson.Wire.ThreadForm, ApiExample.Of("thread", "What assistant-ui sends", new ThreadForm
        {
            SessionId = Session,
            Messages = [new ThreadEntryForm { Role = "user", Content = [new UiPartForm { Type = "text", Text = Question }] }],
            Stream = true,
        }, ChatFormJson.Wire.ThreadForm)),
        ApiContent.Json(ChatFormJson.Wire.UiMessagesForm, ApiExample.Of("useChat", "What the AI SDK sends", new UiMessagesForm
        {
            Id = "kzL2fPqJYw9rB4sX",
            Messages = [new UiEntryForm { Id = "hT7vNc0aQm3uEd5R", Role = "user", Parts = [new UiPartForm { Type = "text", Text = Question }] }],
            Trigger = "submit-message",
        }, ChatFormJson.Wire.UiMessagesForm)));

    public static ApiExample Whole { get; } = ApiExample.Of(
        "reply", "The whole reply", new ChatReply(Reply, Session, "second-question", PersonaId.Default.Value, Stored, Model, WireNames.Of(FinishReason.Stop), null), ChatReplyJson.Wire.ChatReply);

    public static ApiExample Events { get; } = new("events", "A reply as it is made", () => JsonValue.Create(Stream()));

    /// <summary>What happens in the turn of the example.</summary>
    public static IReadOnlyList<ChatTurnEvent> Turn =>
    [
        new ChatTurnEvent.Started(IdParameters.Session(Session), Id("second-question"), Id(Stored.Id), Model, null),
        new ChatTurnEvent.TextDelta(Reply[..8]),
        new ChatTurnEvent.TextDelta(Reply[8..]),
        new ChatTurnEvent.Completed(
            new Message { Id = Id(Stored.Id), Role = MessageRole.Assistant, Content = Reply, Timestamp = Stored.Timestamp, Model = Model }, null, FinishReason.Stop),
    ];

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, ChatFormJson.Wire.String);

    private static ApiExample Of(string name, string summary, MessageForm form) => ApiExample.Of(name, summary, form, ChatFormJson.Wire.MessageForm);

    private static string Stream()
    {
        var encoder = new UiMessageEncoder();
        var text = new StringBuilder();
        foreach (var part in Turn.SelectMany(encoder.Encode))
        {
            text.Append("data: ").Append(JsonSerializer.Serialize(part, UiMessageJson.Wire.UiMessagePart)).Append("\n\n");
        }

        return text.Append("data: [DONE]\n\n").ToString();
    }

    private static MessageId Id(string text) => IdParameters.Message(text, "message_id");
}
