namespace DigitalTwin.Domain.Voice;

/// <summary>Listens. Its one exception, besides cancellation, is <see cref="SpeechException"/>.</summary>
public interface ISpeechToText
{
    /// <summary>Writes down what is said, in the language in which it is said.</summary>
    Task<Transcript> TranscribeAsync(Recording recording, CancellationToken cancellationToken);
}

/// <summary>What a visitor said. Never stored and never logged.</summary>
/// <param name="Audio">The file as it came.</param>
/// <param name="FileName">Of our making; its end tells a server the format.</param>
/// <param name="MediaType">As the bytes say, whatever the client said.</param>
/// <param name="Duration">Null where the format doesn't tell.</param>
public sealed record Recording(ReadOnlyMemory<byte> Audio, string FileName, string MediaType, TimeSpan? Duration);

/// <param name="Text">What was understood; empty for silence and noise.</param>
/// <param name="Duration">What the server says it listened to; null when it doesn't say.</param>
/// <param name="BilledTries">How many tries before this one failed and may be billed all the same.</param>
public sealed record Transcript(string Text, TimeSpan? Duration, int BilledTries = 0);
