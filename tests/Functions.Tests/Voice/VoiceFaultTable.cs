using System.Text;
using DigitalTwin.Testing.Audio;
using DigitalTwin.Testing.OpenAI;

namespace DigitalTwin.Functions.Tests.Voice;

/// <summary>Every fault that a speech server is known for. Chance is at its greatest, so that times are the longest there can be.</summary>
internal static class VoiceFaultTable
{
    private const string Unavailable = "speech-unavailable";

    private static readonly byte[] Html = Encoding.UTF8.GetBytes("<html><body>Bad gateway</body></html>");

    public static IReadOnlyList<VoiceFault> Rows { get; } =
    [
        Hearing("nobody listens", null).Fails(502, Unavailable, 0.5) with { Settings = ["STT_BASE_URL=http://127.0.0.1:1/v1"] },
        Hearing("401, the key is refused", FakeSpeech.Refusing(401)).Fails(502, Unavailable),
        Hearing("404, no such model", FakeSpeech.Refusing(404)).Fails(502, Unavailable),
        Hearing("400, the recording can't be read", FakeSpeech.Refusing(400, parameter: "file")).Fails(400, "audio-unreadable"),
        Hearing("400, a parameter is not taken", FakeSpeech.Refusing(400, parameter: "response_format")).Fails(502, Unavailable),
        Hearing("429 without Retry-After", FakeSpeech.Refusing(429)).Fails(503, "speech-busy", 0.5, 5),
        HearingOnce("429 with Retry-After 2, once", FakeSpeech.Refusing(429, 2)).Passes(2.5),
        Hearing("429 with Retry-After 60", FakeSpeech.Refusing(429, 60)).Fails(503, "speech-busy", 0, 60),
        Hearing("500", FakeSpeech.Refusing(500)).Fails(502, Unavailable, 0.5),
        HearingOnce("500, once", FakeSpeech.Refusing(500)).Passes(0.5),
        Hearing("hangs", FakeSpeech.Hanging()).Fails(504, "speech-timeout", 30) with
        {
            Meanwhile = async (audio, time) =>
            {
                await audio.NextHeardAsync();
                time.Advance(TimeSpan.FromSeconds(20));
                await audio.NextHeardAsync();
                time.Advance(TimeSpan.FromSeconds(9.5));
            },
        },
        Hearing("the connection is cut", FakeSpeech.Cutting()).Fails(502, Unavailable, 0.5),
        Hearing("HTML", FakeSpeech.Of("text/html", Html)).Fails(502, Unavailable),
        Hearing("broken JSON", FakeSpeech.Json("{\"text\":\"Wh")).Fails(502, Unavailable),
        Hearing("an answer without end", FakeSpeech.WithoutEnd("application/json", "{\"text\":\""u8.ToArray())).Fails(502, Unavailable, 0.5),
        Hearing("an empty body", FakeSpeech.Json("")).Fails(502, Unavailable),
        Hearing("an error with status 200", FakeSpeech.Json("""{"error":{"message":"no"}}""")).Fails(502, Unavailable),
        Hearing("silence", FakeSpeech.Hearing("")).Fails(400, "no-speech"),
        Speaking("401, the key is refused", FakeSpeech.Refusing(401)).Mutes(),
        Speaking("404, no such model", FakeSpeech.Refusing(404)).Mutes(),
        Speaking("400, no such voice", FakeSpeech.Refusing(400, parameter: "voice")).Mutes(),
        Speaking("429 without Retry-After", FakeSpeech.Refusing(429)).Mutes(0.5),
        SpeakingOnce("429 with Retry-After 2, once", FakeSpeech.Refusing(429, 2)).Passes(2.5),
        Speaking("500", FakeSpeech.Refusing(500)).Mutes(0.5),
        SpeakingOnce("500, once", FakeSpeech.Refusing(500)).Passes(0.5),
        Speaking("hangs", FakeSpeech.Hanging()).Mutes(15) with
        {
            Meanwhile = async (audio, time) =>
            {
                await audio.NextSpokenAsync();
                time.Advance(TimeSpan.FromSeconds(15));
            },
        },
        Speaking("the connection is cut", FakeSpeech.Cutting()).Mutes(0.5),
        Speaking("the sound breaks off", FakeSpeech.CutAfter(SampleAudio.Mp3)).Mutes(0.5),
        Speaking("an answer without end", FakeSpeech.WithoutEnd("audio/mpeg", SampleAudio.Mp3)).Mutes(0.5),
        Speaking("HTML", FakeSpeech.Of("text/html", Html)).Mutes(),
        Speaking("an error with status 200", FakeSpeech.Json("""{"error":{"message":"no"}}""")).Mutes(),
        Speaking("an empty body", FakeSpeech.Speaking([])).Mutes(),
    ];

    private static VoiceFault Hearing(string name, FakeSpeech? answer) => new(name, true, audio =>
    {
        if (answer is not null)
        {
            audio.Hearing(answer);
        }
    });

    private static VoiceFault HearingOnce(string name, FakeSpeech answer) => new(name, true, audio => audio.ThenHearing(answer));

    private static VoiceFault Speaking(string name, FakeSpeech answer) => new(name, false, audio => audio.Speaking(_ => answer));

    private static VoiceFault SpeakingOnce(string name, FakeSpeech answer) => new(name, false, audio => audio.ThenSpeaking(answer));
}
