using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Microsoft.AspNetCore.Builder;

namespace DigitalTwin.Functions.Tests.Voice;

/// <summary>A twin that listens and speaks, and the fake server that it asks.</summary>
internal sealed class VoiceTwin : IAsyncDisposable
{
    private VoiceTwin(FakeOpenAIServer server, TwinHost host) => (Server, Host) = (server, host);

    public FakeOpenAIServer Server { get; }

    public TwinHost Host { get; }

    public static Task<VoiceTwin> StartAsync(params string[] settings) => StartAsync(null, settings);

    public static async Task<VoiceTwin> StartAsync(Action<WebApplicationBuilder>? customise, params string[] settings)
    {
        var server = await FakeOpenAIServer.StartAsync();
        try
        {
            string[] defaults = [$"OPENAI_BASE_URL={server.BaseUrl}", "OPENAI_API_KEY=sk-of-the-model", "STT_MODEL=ears-1", "TTS_MODEL=mouth-1"];
            return new VoiceTwin(server, await TwinHost.StartAsync(customise, [.. defaults, .. settings]));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Server.DisposeAsync();
    }
}
