using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTwin.Domain.Voice;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Docs;

namespace DigitalTwin.Functions.Voice;

/// <summary>What a spoken turn looks like, for the description.</summary>
internal static class VoiceExamples
{
    // The head of a frame; a whole one would fill the page.
    private static readonly byte[] Sound = [0xff, 0xf3, 0x44, 0xc4];

    public static ApiExample Whole { get; } = ApiExample.Of(
        "reply",
        "The whole reply",
        new VoiceReply(
            ChatExamples.Question, ChatExamples.Reply, Convert.ToBase64String(Sound), ChatExamples.Session, "second-question", "default", ChatExamples.Stored,
            ChatExamples.Model, "stop", null, null),
        VoiceReplyJson.Wire.VoiceReply);

    public static ApiExample Events { get; } = new("events", "A reply as it is spoken", () => JsonValue.Create(Stream()));

    private static string Stream()
    {
        var encoder = new VoiceEncoder();
        var turn = ChatExamples.Turn.Select(happened => new VoiceEvent.Told(happened)).ToList();
        VoiceEvent[] spoken = [turn[0], new VoiceEvent.Heard(ChatExamples.Question), .. turn[1..^1], new VoiceEvent.Spoken(0, ChatExamples.Reply, Sound), turn[^1]];
        var text = new StringBuilder();
        foreach (var part in spoken.SelectMany(encoder.Encode))
        {
            text.Append("data: ").Append(JsonSerializer.Serialize(part, UiMessageJson.Wire.UiMessagePart)).Append("\n\n");
        }

        return text.Append("data: [DONE]\n\n").ToString();
    }
}
