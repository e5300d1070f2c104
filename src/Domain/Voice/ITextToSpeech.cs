namespace DigitalTwin.Domain.Voice;

/// <summary>Speaks. Its one exception, besides cancellation, is <see cref="SpeechException"/>.</summary>
public interface ITextToSpeech
{
    /// <summary>Says one sentence, as MP3.</summary>
    /// <param name="voice">As the server names it; null for the configured one.</param>
    Task<SpokenSentence> SpeakAsync(string text, string? voice, CancellationToken cancellationToken);
}

/// <param name="Audio">MP3.</param>
/// <param name="BilledTries">How many tries before this one failed and may be billed all the same.</param>
public sealed record SpokenSentence(ReadOnlyMemory<byte> Audio, int BilledTries = 0);
