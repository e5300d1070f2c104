using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Testing.OpenAI;

/// <summary>A server on loopback that speaks OpenAI's streamed chat completions, and fails as it is told. Real HTTP, no mock.</summary>
public sealed class FakeOpenAIServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<FakeCompletion> _completions = new();
    private readonly Channel<FakeRequest> _requests = Channel.CreateUnbounded<FakeRequest>();
    private Func<FakeRequest, FakeCompletion> _otherwise = _ => FakeCompletion.Saying("Hello ", "from ", "the fake.");
    private int _asked;

    private FakeOpenAIServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/chat/completions", AnswerAsync);
        _app.MapPost("/openai/v1/chat/completions", AnswerAsync);
        foreach (var root in new[] { "/v1", "/openai/v1" })
        {
            _app.MapPost(root + "/audio/transcriptions", Audio.HearAsync);
            _app.MapPost(root + "/audio/speech", Audio.SpeakAsync);
        }
    }

    /// <summary>How it listens and speaks.</summary>
    public FakeAudio Audio { get; } = new();

    /// <summary>What goes into OPENAI_BASE_URL.</summary>
    public string BaseUrl => AzureEndpoint + "/v1";

    /// <summary>What goes into AZURE_OPENAI_ENDPOINT.</summary>
    public string AzureEndpoint => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>How many requests came, whether or not a test took them with <see cref="NextRequestAsync"/>.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>The next request that came; waits for it if need be.</summary>
    public Task<FakeRequest> NextRequestAsync() => _requests.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public static async Task<FakeOpenAIServer> StartAsync()
    {
        var server = new FakeOpenAIServer();
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Answers the next request so; without any left, requests are answered <c>Hello from the fake.</c></summary>
    public FakeOpenAIServer Then(FakeCompletion completion)
    {
        _completions.Enqueue(completion);
        return this;
    }

    /// <summary>Answers each request for which no <see cref="Then"/> is left by looking at it. Requests come side by side.</summary>
    public FakeOpenAIServer Answering(Func<FakeRequest, FakeCompletion> answer)
    {
        _otherwise = answer;
        return this;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        var request = new FakeRequest(context.Request.Headers.Authorization.ToString(), body.RootElement.Clone())
        {
            Path = context.Request.Path,
            ApiKey = context.Request.Headers["api-key"].ToString(),
            TraceParent = context.Request.Headers.TraceParent.ToString(),
        };
        Interlocked.Increment(ref _asked);
        _requests.Writer.TryWrite(request);
        var completion = _completions.TryDequeue(out var next) ? next : _otherwise(request);
        await completion.WriteAsync(context);
    }
}
