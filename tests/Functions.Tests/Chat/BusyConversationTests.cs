using System.Net;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Chat;

public sealed class BusyConversationTests : IAsyncLifetime
{
    private const string Session = "a-busy-conversation";
    private readonly ScriptedModel _model = new();
    private readonly ManualTime _time = new();
    private TwinHost _twin = null!;

    public async Task InitializeAsync() => _twin = await TwinHost.StartAsync(builder => builder.Services
        .AddSingleton<IChatClient>(_model)
        .AddSingleton<TimeProvider>(_time));

    public async Task DisposeAsync() => await _twin.DisposeAsync();

    [Fact]
    public async Task A_second_message_waits_ten_seconds_and_is_then_told_when_to_come_back()
    {
        var first = await BeginAsync();
        var second = await WaitAsync(1);

        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(second[0].IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        await IsBusyAsync(await second[0]);
        await EndAsync(first);
    }

    [Fact]
    public async Task As_many_as_there_is_room_for_wait_and_the_next_are_sent_away_at_once()
    {
        var first = await BeginAsync();
        var waiting = await WaitAsync(TurnGate.RoomForTurns);

        var tooMany = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => AskAsync()));

        foreach (var refused in tooMany)
        {
            await IsBusyAsync(refused);
        }

        Assert.All(waiting, call => Assert.False(call.IsCompleted));
        _model.Says("Another conversation is open.");
        Assert.Equal(HttpStatusCode.OK, (await _twin.ChatAsync(new { message = "Hi", session_id = "another-conversation" })).StatusCode);
        _time.Advance(TimeSpan.FromSeconds(10));
        foreach (var call in waiting)
        {
            await IsBusyAsync(await call);
        }

        await EndAsync(first);
    }

    // Streamed, and read up to its first words: from there on it sets no further timer.
    private async Task<(ScriptedReply Reply, EventStream Stream)> BeginAsync()
    {
        var reply = _model.Opens().Say("A moment. ");
        var stream = await EventStream.OpenAsync(_twin, new { message = "Hi", session_id = Session });
        while (!(await stream.NextAsync())!.Contains("text-delta", StringComparison.Ordinal))
        {
        }

        return (reply, stream);
    }

    private static async Task EndAsync((ScriptedReply Reply, EventStream Stream) first)
    {
        first.Reply.Say("Done.").End();
        using var stream = first.Stream;
        Assert.Equal("data: [DONE]", (await stream.AllAsync())[^1]);
    }

    private async Task<List<Task<HttpResponseMessage>>> WaitAsync(int count)
    {
        var timers = _time.Waiting;
        var calls = Enumerable.Range(0, count).Select(_ => AskAsync()).ToList();
        // Each has its own time to run, and its patience at the gate.
        while (_time.Waiting < timers + (2 * count))
        {
            await Task.Yield();
        }

        return calls;
    }

    private Task<HttpResponseMessage> AskAsync() => _twin.ChatAsync(new { message = "Hi", session_id = Session });

    private static async Task IsBusyAsync(HttpResponseMessage response)
    {
        await response.ProblemAsync(HttpStatusCode.Conflict, "conversation-busy");
        Assert.Equal("5", response.Headers.GetValues("Retry-After").Single());
    }
}
