using BenchmarkDotNet.Attributes;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Prompts;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Models;
using DigitalTwin.Functions.Models.Failures;
using DigitalTwin.Functions.Telemetry;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigitalTwin.Micro;

/// <summary>
/// A piece of a reply on its way through the app, one layer more in each: the guarded call to the model, the turn, the turn as one
/// hears it, the stream of events. Of a turn of 1,000 pieces, so that what there is once a turn hardly counts.
/// </summary>
public class StreamedTurn
{
    private const int Pieces = 1000;

    private static readonly ChatRequest Question = new() { Text = "What did the floods teach you?" };

    private readonly TimeProvider _time = TimeProvider.System;
    private readonly ChatLimits _limits = new() { MaxOutputTokens = Pieces };
    private readonly TwinPrompt _prompt = TestPrompt.Make();
    private readonly IChatClient _offline = new TalkingModel([]);
    private TracedChatClient _model = null!;

    [GlobalSetup]
    public void Open()
    {
        var guarded = new GuardedChatClient(
            new TalkingModel(Samples.Pieces(Samples.Latin, Pieces)), new ModelOptions(), new RetryPause(Random.Shared.NextBytes), _time, NullLogger<GuardedChatClient>.Instance);
        _model = new TracedChatClient(guarded, _time, NullLogger<TracedChatClient>.Instance);
    }

    [Benchmark(OperationsPerInvoke = Pieces)]
    public async Task<int> Model()
    {
        var said = 0;
        await foreach (var update in _model.GetStreamingResponseAsync([]))
        {
            said += update.Contents.Count;
        }

        return said;
    }

    [Benchmark(OperationsPerInvoke = Pieces)]
    public async Task<int> Turn()
    {
        var events = 0;
        await foreach (var _ in Make(new MemoryStore()).RunAsync(Question))
        {
            events++;
        }

        return events;
    }

    [Benchmark(OperationsPerInvoke = Pieces)]
    public async Task<int> LiveTurn()
    {
        var events = 0;
        await using var turns = Live();
        await using var listener = turns.Start(Question, CancellationToken.None);
        while (await listener.MoveNextAsync())
        {
            events++;
        }

        return events;
    }

    [Benchmark(OperationsPerInvoke = Pieces)]
    public async Task Stream()
    {
        await using var turns = Live();
        using var lifetime = new CancellationTokenSource();
        var response = new PipedResponse();
        var result = new ChatStreamResult(turns.Start(Question, lifetime.Token), lifetime, _time, NullLogger<ChatStreamResult>.Instance);
        await result.BeginAsync();
        var reader = response.ThrowAwayAllAsync();
        await result.ExecuteAsync(response.Context);
        await response.CompleteAsync();
        await reader;
    }

    private LiveTurns Live()
    {
        var store = new MemoryStore();
        var follower = new ReplyFollower(store, new TurnModels(_model, _offline), _limits, _time);
        return new LiveTurns(Make(store), follower, _limits, _time, NullLogger<LiveTurns>.Instance);
    }

    private ChatTurn Make(MemoryStore store) => new(
        new TurnSources(FixedPersona.Of(FixedPersona.Owner), store, new MemoryLedger(), _prompt, _limits),
        new TurnModels(_model, _offline), new TurnGate(_time), TestIds.Random(), _time, NullLogger<ChatTurn>.Instance);
}
