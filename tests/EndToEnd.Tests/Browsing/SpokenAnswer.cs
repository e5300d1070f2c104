using System.Text;
using System.Text.Json;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>A reply of <c>POST /api/voice</c>, as docs/api.md describes the stream, with speech that a browser can play.</summary>
internal sealed class SpokenAnswer
{
    private readonly StringBuilder _events = new();
    private int _sentences;

    public SpokenAnswer(string transcript) => Add(new { type = "start", messageId = "reply-1", messageMetadata = new { persona = "default" } })
        .Add(new { type = "data-transcript", data = new { text = transcript } })
        .Add(new { type = "start-step" })
        .Add(new { type = "text-start", id = "t" });

    public SpokenAnswer Say(string sentence, int seconds) => Write(sentence + " ").Add(new
    {
        type = "data-audio",
        data = new { index = _sentences++, text = sentence, media_type = "audio/mpeg", audio = Convert.ToBase64String(Silence(seconds)) },
        transient = true,
    });

    public SpokenAnswer Write(string text) => Add(new { type = "text-delta", id = "t", delta = text });

    public SpokenAnswer FallSilent() =>
        Add(new { type = "data-audio-error", data = new { index = _sentences, detail = "Nothing more is spoken today." }, transient = true });

    public string End() =>
        Add(new { type = "text-end", id = "t" }).Add(new { type = "finish-step" }).Add(new { type = "finish" })._events.Append("data: [DONE]\n\n").ToString();

    /// <summary>As a connection leaves it that is lost.</summary>
    public string BreakOff() => _events.ToString();

    private SpokenAnswer Add(object part)
    {
        _events.Append("data: ").Append(JsonSerializer.Serialize(part)).Append("\n\n");
        return this;
    }

    /// <summary>MP3 frames in which nothing is said: MPEG-1, layer III, 128 kbit/s at 44.1 kHz, each of 417 bytes and 1152 samples.</summary>
    private static byte[] Silence(int seconds)
    {
        var frames = seconds * 44_100 / 1152;
        var bytes = new byte[417 * frames];
        for (var frame = 0; frame < frames; frame++)
        {
            ReadOnlySpan<byte> header = [0xff, 0xfb, 0x90, 0x00];
            header.CopyTo(bytes.AsSpan(417 * frame));
        }

        return bytes;
    }
}
