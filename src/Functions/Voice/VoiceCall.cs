using DigitalTwin.Domain.Voice;

namespace DigitalTwin.Functions.Voice;

/// <param name="Stream">The client wants events and not one JSON object.</param>
/// <param name="Audio">The memory of the recording, to be given back when it has been listened to.</param>
internal sealed record VoiceCall(VoiceRequest Request, bool Stream, AudioBuffer Audio) : IDisposable
{
    public void Dispose() => Audio.Dispose();
}
