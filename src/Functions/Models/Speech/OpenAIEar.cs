using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using DigitalTwin.Domain.Voice;
using OpenAI.Audio;

namespace DigitalTwin.Functions.Models.Speech;

/// <summary>Listens through <c>/audio/transcriptions</c>.</summary>
internal sealed partial class OpenAIEar(AudioClient client, string model, SpeechCalls calls) : ISpeechToText
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PatienceInAll = TimeSpan.FromSeconds(30);

    // From here on Whisper itself takes a segment for silence.
    private const float SilenceFrom = 0.6f;
    private const float UnsureFrom = -1f;

    // The others know the plain form only.
    private readonly bool _tellsMore = model.Contains("whisper", StringComparison.OrdinalIgnoreCase);

    public Task<Transcript> TranscribeAsync(Recording recording, CancellationToken cancellationToken) => calls.RunAsync(
        new SpeechWork("transcription", Patience, PatienceInAll) { Seconds = recording.Duration?.TotalSeconds },
        async leaving =>
        {
            using var audio = Read(recording.Audio);
            var options = new AudioTranscriptionOptions
            {
                ResponseFormat = _tellsMore ? AudioTranscriptionFormat.Verbose : AudioTranscriptionFormat.Simple,
            };
            var heard = (await client.TranscribeAudioAsync(audio, recording.FileName, options, leaving)).Value;
            if (heard.Text is null)
            {
                throw new SpeechException(SpeechFaultKind.Unavailable, "The speech model's answer holds no text.") { BilledTries = 1 };
            }

            return new Transcript(IsSilence(heard) ? "" : heard.Text, Longer(heard.Duration, Billed(heard)));
        },
        (heard, tries) => heard with { BilledTries = tries },
        cancellationToken);

#pragma warning disable OPENAI001 // What is billed is told there alone. Tokens, of which others tell, say nothing of time.
    private static TimeSpan? Billed(AudioTranscription heard) => (heard.Usage as AudioTranscriptionDurationUsage)?.Duration;
#pragma warning restore OPENAI001

    private static TimeSpan? Longer(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;

    // Without a copy: a recording may be large.
    private static MemoryStream Read(ReadOnlyMemory<byte> audio) => MemoryMarshal.TryGetArray(audio, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(audio.ToArray(), writable: false);

    private bool IsSilence(AudioTranscription heard) =>
        string.IsNullOrWhiteSpace(heard.Text)
        || !Remark().Replace(heard.Text, "").Any(char.IsLetterOrDigit)
        || (_tellsMore && heard.Segments.Count > 0 && heard.Segments.All(segment => segment.NoSpeechProbability > SilenceFrom && segment.AverageLogProbability < UnsureFrom));

    // [BLANK_AUDIO], (music), *coughs*: what a listener notes beside words.
    [GeneratedRegex(@"\[[^\]]*\]|\([^)]*\)|（[^）]*）|【[^】]*】|\*[^*]*\*|<\|[^|]*\|>")]
    private static partial Regex Remark();
}
