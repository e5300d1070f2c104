using DigitalTwin.Domain.Chat;

namespace DigitalTwin.Domain.Voice;

/// <summary>What happens in a spoken turn: what happens in any turn, and between that its sound.</summary>
public abstract record VoiceEvent
{
    private VoiceEvent()
    {
    }

    /// <summary>What was understood; right after the turn's start.</summary>
    public sealed record Heard(string Text) : VoiceEvent;

    public sealed record Told(ChatTurnEvent Happened) : VoiceEvent;

    /// <param name="Index">From 0, without a gap.</param>
    /// <param name="Text">The sentence as it is spoken.</param>
    /// <param name="Audio">MP3.</param>
    public sealed record Spoken(int Index, string Text, ReadOnlyMemory<byte> Audio) : VoiceEvent;

    /// <summary>From this sentence on nothing is spoken; the text goes on.</summary>
    /// <param name="Detail">A sentence for the visitor.</param>
    public sealed record Muted(int Index, string Detail) : VoiceEvent;
}
