using DigitalTwin.Domain.Chat;
using DigitalTwin.Testing;
using Xunit;

namespace DigitalTwin.Domain.Tests.Chat;

public sealed class TurnGateTests
{
    private readonly ManualTime _time = new();
    private readonly TurnGate _gate;

    public TurnGateTests() => _gate = new TurnGate(_time);

    [Fact]
    public async Task Conversations_do_not_wait_for_each_other()
    {
        using var one = await EnterAsync("conversation-number-1");
        using var other = await EnterAsync("conversation-number-2");

        Assert.NotNull(one);
        Assert.NotNull(other);
    }

    [Fact]
    public async Task The_second_enters_when_the_first_has_left()
    {
        var first = await EnterAsync();
        var second = EnterAsync();
        Assert.False(second.IsCompleted);

        first!.Dispose();

        using var entered = await second;
        Assert.NotNull(entered);
    }

    [Fact]
    public async Task Patience_ends()
    {
        using var first = await EnterAsync();
        var second = EnterAsync();

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(await second);
    }

    [Fact]
    public async Task Where_there_is_no_room_to_wait_nobody_does()
    {
        var gate = new TurnGate(_time, room: 1);
        var first = await gate.EnterAsync(TestIds.Session(), TimeSpan.FromSeconds(10), default);
        var second = gate.EnterAsync(TestIds.Session(), TimeSpan.FromSeconds(10), default).AsTask();

        Assert.Null(await gate.EnterAsync(TestIds.Session(), TimeSpan.FromSeconds(10), default));

        first!.Dispose();
        var entered = await second;
        var third = gate.EnterAsync(TestIds.Session(), TimeSpan.FromSeconds(10), default).AsTask();
        Assert.False(third.IsCompleted);
        entered!.Dispose();
        (await third)!.Dispose();
    }

    [Fact]
    public async Task One_who_gave_up_does_not_block_the_next()
    {
        var first = await EnterAsync();
        var second = EnterAsync();
        _time.Advance(TimeSpan.FromSeconds(10));
        await second;

        first!.Dispose();

        using var third = await EnterAsync();
        Assert.NotNull(third);
    }

    [Fact]
    public async Task A_caller_who_leaves_stops_waiting()
    {
        using var first = await EnterAsync();
        using var leaving = new CancellationTokenSource();
        var second = _gate.EnterAsync(TestIds.Session(), TimeSpan.FromSeconds(10), leaving.Token).AsTask();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    private Task<IDisposable?> EnterAsync(string session = "session-of-a-test") =>
        _gate.EnterAsync(TestIds.Session(session), TimeSpan.FromSeconds(10), default).AsTask();
}
