namespace DigitalTwin.Domain.Voice;

/// <summary>Speaks. Its one exception, besides cancellation, is <see cref="SpeechException"/>.</summary>
public interface ITextToSpeech
{
    /// <summary>Says one sentence, as MP3.</summary>
    /// <param name="voice">As the server names it; null for the configured one.</param>
    Task<ReadOnlyMemory<byte>> SpeakAsync(string text, string? voice, CancellationToken cancellationToken);
}
