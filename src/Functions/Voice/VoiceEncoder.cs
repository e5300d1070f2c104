using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Voice;
using DigitalTwin.Functions.Chat;

namespace DigitalTwin.Functions.Voice;

/// <summary>From what happens in a spoken turn to the parts of the UI message stream: a turn's own, and between them what is ours alone.</summary>
internal sealed class VoiceEncoder
{
    private readonly UiMessageEncoder _turn = new();

    public IEnumerable<UiMessagePart> Encode(VoiceEvent happened) => happened switch
    {
        // What was heard stands before the step that answers it.
        VoiceEvent.Told { Happened: ChatTurnEvent.Started started } => _turn.Encode(started).Where(part => part != UiMessagePart.StartStep),
        VoiceEvent.Told told => _turn.Encode(told.Happened),
        VoiceEvent.Heard heard => [UiMessagePart.Of("data-transcript", new UiMessageData { Text = heard.Text }, isTransient: false), UiMessagePart.StartStep],
        VoiceEvent.Spoken spoken => [UiMessagePart.Of("data-audio", new UiMessageData { Index = spoken.Index, Text = spoken.Text, MediaType = "audio/mpeg", Audio = spoken.Audio }, isTransient: true)],
        VoiceEvent.Muted muted => [UiMessagePart.Of("data-audio-error", new UiMessageData { Index = muted.Index, Detail = muted.Detail }, isTransient: true)],
        _ => [],
    };

    public IEnumerable<UiMessagePart> Fail(string text) => _turn.Fail(text);
}
