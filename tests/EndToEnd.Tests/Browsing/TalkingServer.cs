using DigitalTwin.Testing.OpenAI;

namespace DigitalTwin.EndToEnd.Tests.Browsing;

/// <summary>A server that understands, answers and speaks, and what makes a twin ask it.</summary>
internal sealed class TalkingServer(FakeOpenAIServer server) : IAsyncDisposable
{
    public FakeOpenAIServer Fake => server;

    public FakeAudio Audio => server.Audio;

    public string[] Settings => [$"OPENAI_BASE_URL={server.BaseUrl}", "OPENAI_API_KEY=sk-of-the-model", "STT_MODEL=ears-1", "TTS_MODEL=mouth-1"];

    public static async Task<TalkingServer> StartAsync() => new(await FakeOpenAIServer.StartAsync());

    /// <summary>Understands the next recording so, and answers it so.</summary>
    public void Then(string question, params string[] sentences)
    {
        server.Audio.ThenHearing(FakeSpeech.Hearing(question));
        server.Then(FakeCompletion.Saying([.. sentences.Select((sentence, at) => at == 0 ? sentence : " " + sentence)]));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
