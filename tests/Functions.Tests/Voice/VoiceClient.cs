using DigitalTwin.Functions.Tests.Chat;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Audio;

namespace DigitalTwin.Functions.Tests.Voice;

/// <summary>Speaks with a twin.</summary>
internal static class VoiceClient
{
    public static Task<HttpResponseMessage> SpeakAsync(this TwinHost twin, byte[]? audio = null, params (string Name, string Value)[] fields) =>
        twin.Client.PostAsync("api/voice", Form(audio ?? SampleAudio.Of("live.webm"), fields));

    public static async Task<EventStream> SpeakStreamedAsync(this TwinHost twin, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/voice") { Content = Form(SampleAudio.Of("live.webm"), [.. fields, ("stream", "true")]) };
        var response = await twin.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new EventStream(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    public static MultipartFormDataContent Form(byte[] audio, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(audio), "audio", "recording.webm" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }
}
