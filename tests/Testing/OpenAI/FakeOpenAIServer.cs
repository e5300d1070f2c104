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

    private FakeOpenAIServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/chat/completions", AnswerAsync);
    }

    /// <summary>What goes into OPENAI_BASE_URL.</summary>
    public string BaseUrl => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1";

    /// <summary>The next request that came; waits for it if need be.</summary>
    public ValueTask<FakeRequest> NextRequestAsync() => _requests.Reader.ReadAsync();

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

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        _requests.Writer.TryWrite(new FakeRequest(context.Request.Headers.Authorization.ToString(), body.RootElement.Clone()));
        var completion = _completions.TryDequeue(out var next) ? next : FakeCompletion.Saying("Hello ", "from ", "the fake.");
        await completion.WriteAsync(context);
    }
}

/// <param name="Authorization">The header, such as <c>Bearer sk-...</c>.</param>
public sealed record FakeRequest(string Authorization, JsonElement Body);
