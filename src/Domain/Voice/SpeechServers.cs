namespace DigitalTwin.Domain.Voice;

/// <param name="Mouth">Null where the twin listens and does not speak.</param>
public sealed record SpeechServers(ISpeechToText Ear, ITextToSpeech? Mouth, VoiceLimits Limits);
