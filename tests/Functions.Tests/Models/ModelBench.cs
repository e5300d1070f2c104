using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Models;
using DigitalTwin.Functions.Models.Failures;
using DigitalTwin.Functions.Models.OpenAI;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models;

/// <summary>The guarded model over real HTTP, with a fake server, a fake clock and chance held still.</summary>
public abstract class ModelBench : IAsyncLifetime
{
    // Real time, for a test that would else hang when it fails.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CapturedLog _log = new();
    private readonly LoggerFactory _logs;

    protected ModelBench() => _logs = new LoggerFactory([_log]);

    protected FakeOpenAIServer Server { get; private set; } = null!;

    /// <summary>Pauses between tries are over at once; the clock shows them.</summary>
    protected ManualTime Time { get; } = new() { Hurry = TimeSpan.FromSeconds(5) };

    protected IEnumerable<string> Log => _log.Lines.Select(entry => entry.Line);

    public async Task InitializeAsync() => Server = await FakeOpenAIServer.StartAsync();

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        _logs.Dispose();
    }

    /// <summary>A model at a compatible server.</summary>
    internal GuardedChatClient Model(Func<ModelOptions, ModelOptions>? change = null)
    {
        var options = new ModelOptions { ApiKey = "sk-test", BaseUrl = Server.BaseUrl };
        options = change?.Invoke(options) ?? options;
        return Guard(OpenAIModel.Create(options), options);
    }

    // The greatest chance: pauses of 0.5 s and 1 s.
    internal GuardedChatClient Guard(IChatClient model, ModelOptions options) =>
        new(model, options, new RetryPause(bytes => bytes.Fill(0xFF)), Time, _logs.CreateLogger<GuardedChatClient>());

    internal static Task<ChatResponse> AskAsync(GuardedChatClient model, ChatOptions? options = null) =>
        model.GetStreamingResponseAsync(Messages, options).ToChatResponseAsync().WaitAsync(Patience);

    /// <summary>What came until the call failed, and how it failed.</summary>
    internal static async Task<(string Said, ModelException Fault)> FailAsync(GuardedChatClient model)
    {
        var said = "";
        var fault = await Assert.ThrowsAsync<ModelException>(async () =>
        {
            await foreach (var update in model.GetStreamingResponseAsync(Messages))
            {
                said += update.Text;
            }
        }).WaitAsync(Patience);
        return (said, fault);
    }

    protected static IEnumerable<ChatMessage> Messages => [new(ChatRole.System, "Be kind."), new(ChatRole.User, "Hi")];
}
