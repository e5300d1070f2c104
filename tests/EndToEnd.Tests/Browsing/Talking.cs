using Microsoft.Playwright;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>A visit at a twin that listens and speaks, whose replies mostly a test gives.</summary>
internal static class Talking
{
    /// <summary>Notes what is recorded and played, and lets all of it happen.</summary>
    public const string Notes =
        """
        (() => {
          const noted = (window.noted = { sent: [], decoded: [], loudest: [], starts: [], stops: 0, tracks: [] });
          const { fetch } = window;
          const { decodeAudioData } = AudioContext.prototype;
          const { start, stop } = AudioBufferSourceNode.prototype;
          const { getUserMedia } = MediaDevices.prototype;
          const loudest = (sound) => sound.getChannelData(0).reduce((most, sample) => Math.max(most, sample), 0);
          window.fetch = async (to, init) => {
            const audio = init?.body instanceof FormData ? init.body.get('audio') : undefined;
            if (audio) {
              const bytes = new Uint8Array(await audio.arrayBuffer());
              const sound = await decodeAudioData.call(new AudioContext(), bytes.slice().buffer);
              noted.sent.push({
                name: audio.name, type: audio.type, magic: [...bytes.slice(0, 4)].map((byte) => byte.toString(16)).join(''),
                seconds: sound.duration, loudest: loudest(sound), fields: [...init.body.keys()].join(), session: init.body.get('session_id'),
              });
            }
            return fetch(to, init);
          };
          AudioContext.prototype.decodeAudioData = async function (bytes) {
            const sound = await decodeAudioData.call(this, bytes);
            noted.decoded.push(sound.duration);
            noted.loudest.push(loudest(sound));
            return sound;
          };
          AudioBufferSourceNode.prototype.start = function (at) {
            noted.starts.push(at);
            noted.state = () => this.context.state;
            return start.call(this, at);
          };
          AudioBufferSourceNode.prototype.stop = function () {
            noted.stops++;
            return stop.call(this);
          };
          MediaDevices.prototype.getUserMedia = async function (wanted) {
            const stream = await getUserMedia.call(this, wanted);
            noted.tracks.push(...stream.getTracks());
            return stream;
          };
        })();
        """;

    /// <summary>A visit at a twin that itself listens and speaks.</summary>
    public static async Task<ChatPage> ToTheServerAsync(Visit visit)
    {
        await visit.AllowMicrophoneAsync();
        await visit.Page.Tab.AddInitScriptAsync(Notes);
        await visit.Page.ReloadAsync();
        return visit.Page;
    }

    /// <param name="speaks">Whether it only listens.</param>
    public static async Task<ChatPage> BeginAsync(Visit visit, bool isAllowed = true, bool speaks = true)
    {
        if (isAllowed)
        {
            await visit.AllowMicrophoneAsync();
        }

        var tab = visit.Page.Tab;
        await tab.AddInitScriptAsync(Notes);
        await tab.RouteAsync("**/api/persona", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = $$"""
                {"id":"default","name":"Sabela","kind":"twin","greeting":"Hello!","suggested_questions":["Which bridges?"],"voice":{"speaks":{{(speaks ? "true" : "false")}},"max_seconds":60,"max_bytes":10485760} }
                """,
        }));
        await visit.Page.ReloadAsync();
        return visit.Page;
    }

    public static Task AnswerAsync(this ChatPage page, string stream) => page.Tab.RouteAsync("**/api/voice", route => route.FulfillAsync(new()
    {
        ContentType = "text/event-stream",
        Body = stream,
    }));

    /// <summary>Records for a second, and sends it.</summary>
    public static async Task SpeakAsync(this ChatPage page)
    {
        await page.Speak.ClickAsync();
        await Assertions.Expect(page.TimeLeft).ToHaveTextAsync("0:58");
        await page.SendRecording.ClickAsync();
    }

    public static Task<T> NotedAsync<T>(this ChatPage page, string what) => page.Tab.EvaluateAsync<T>($"window.noted.{what}");
}
