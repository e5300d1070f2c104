using System.Text;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.AI;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models;

/// <summary>Streams that are odd, and fine.</summary>
public sealed class StreamTests : ModelBench
{
    private const string Worldly = "Grüezi こんにちは 👩🏽‍🔬";

    [Fact]
    public async Task Lines_may_end_as_they_like()
    {
        Server.Then(FakeCompletion.Saying("one ", "two").WithCarriageReturns());

        Assert.Equal("one two", (await AskAsync(Model())).Text);
    }

    [Fact]
    public async Task Characters_may_arrive_in_pieces()
    {
        Server.Then(FakeFaults.ByteByByte(Worldly));

        Assert.Equal(Worldly, (await AskAsync(Model())).Text);
    }

    [Fact]
    public async Task Chunks_without_choices_and_members_nobody_knows_are_fine()
    {
        Server.Then(FakeFaults.EmptyChoices("one ", "two")).Then(FakeFaults.UnknownFields("three"));
        var model = Model();

        Assert.Equal("one two", (await AskAsync(model)).Text);
        Assert.Equal("three", (await AskAsync(model)).Text);
        Assert.Equal(2, Server.Asked);
    }

    [Fact]
    public async Task A_long_reply_comes_whole()
    {
        var pieces = Enumerable.Range(0, 1024).Select(number => $"{number} ".PadRight(1024, 'x')).ToArray();
        Server.Then(FakeCompletion.Saying(pieces));

        var answer = await AskAsync(Model());

        Assert.Equal(1 << 20, Encoding.UTF8.GetByteCount(answer.Text));
        Assert.Equal(string.Concat(pieces), answer.Text);
    }

    [Fact]
    public async Task A_reply_that_reaches_its_cap_has_ended_well()
    {
        Server.Then(FakeCompletion.Opening("As much as may").Ending("length"));

        Assert.Equal(ChatFinishReason.Length, (await AskAsync(Model())).FinishReason);
    }

    [Fact]
    public async Task A_server_that_hangs_after_the_last_word_takes_nothing_from_the_reply()
    {
        Server.Then(FakeCompletion.Opening("All of it").Sending(FakeCompletion.Chunk("{}", "stop")).Until(new TaskCompletionSource().Task));
        var answer = AskAsync(Model());
        await Time.SetAsync(TimeSpan.FromSeconds(15));
        await Time.SetAsync(TimeSpan.FromSeconds(15));

        Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal("All of it", (await answer).Text);
    }

    [Fact]
    public async Task A_slow_drip_is_waited_for()
    {
        var drops = Enumerable.Range(0, 5).Select(_ => new TaskCompletionSource()).ToArray();
        var drip = FakeCompletion.Opening("drip");
        foreach (var drop in drops)
        {
            drip.Until(drop.Task).Adding(" drop");
        }

        Server.Then(drip.Ending());
        var answer = AskAsync(Model());
        foreach (var drop in drops)
        {
            await Time.SetAsync(TimeSpan.FromSeconds(15));
            Time.Advance(TimeSpan.FromSeconds(14));
            drop.SetResult();
        }

        Assert.Equal("drip drop drop drop drop drop", (await answer).Text);
    }

    [Fact]
    public async Task A_drip_ends_with_the_turn()
    {
        var never = new TaskCompletionSource();
        Server.Then(FakeCompletion.Opening("drip").Until(never.Task));
        var failing = FailAsync(Model(options => options with { TokenTimeout = 120, TurnTimeout = 60 }));
        await Time.SetAsync(TimeSpan.FromSeconds(120));

        Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(("drip", ChatProblemKind.ModelTimeout), ((await failing).Said, (await failing).Fault.Kind));
    }

    [Fact]
    public async Task A_role_alone_is_no_first_word()
    {
        Server.Then(FakeFaults.HangingAfter());
        var failing = FailAsync(Model(options => options with { TokenTimeout = 120 }));
        await Server.NextRequestAsync();

        Time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(ChatProblemKind.ModelTimeout, (await failing).Fault.Kind);
    }

    [Theory]
    [InlineData("{not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"choices\":null}")]
    public async Task Nonsense_is_a_fault_and_not_quoted(string nonsense)
    {
        Server.Answering(_ => FakeCompletion.Opening("So far").Sending(nonsense).Ending());

        var (said, fault) = await FailAsync(Model());

        Assert.Equal(("So far", ChatProblemKind.ModelUnavailable, true), (said, fault.Kind, fault.MayBeBilled));
    }

    [Fact]
    public async Task An_error_in_mid_stream_is_a_fault_at_once()
    {
        Server.Then(FakeFaults.ErrorEvent("So far").Until(new TaskCompletionSource().Task));

        var (said, fault) = await FailAsync(Model());

        Assert.Equal(("So far", ChatProblemKind.ModelUnavailable, true), (said, fault.Kind, fault.MayBeBilled));
        Assert.Contains("error", fault.Message, StringComparison.Ordinal);
    }
}
