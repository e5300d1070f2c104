using DigitalTwin.Domain.Voice;
using DigitalTwin.Functions.Voice.Audio;
using OpenAI.Audio;

namespace DigitalTwin.Functions.Models.Speech;

/// <summary>Speaks through <c>/audio/speech</c>.</summary>
/// <param name="voice">Whose voice it is where nobody names another.</param>
internal sealed class OpenAIMouth(AudioClient client, string voice, SpeechCalls calls) : ITextToSpeech
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public Task<SpokenSentence> SpeakAsync(string text, string? voiceOfPersona, CancellationToken cancellationToken) => calls.RunAsync(
        new SpeechWork("speech", Patience, Patience) { Characters = text.Length },
        async leaving =>
        {
            var options = new SpeechGenerationOptions { ResponseFormat = GeneratedSpeechFormat.Mp3 };
            var audio = (await client.GenerateSpeechAsync(text, new GeneratedSpeechVoice(voiceOfPersona ?? voice), options, leaving)).Value.ToMemory();
            return Mp3.IsMp3(audio.Span) ? new SpokenSentence(audio) : throw new SpeechException(SpeechFaultKind.Unavailable, "The speech model's answer is no MP3.") { BilledTries = 1 };
        },
        (speech, tries) => speech with { BilledTries = tries },
        cancellationToken);
}
