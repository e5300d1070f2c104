using DigitalTwin.Domain.Chat;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.AI;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Failures;

public sealed class FallbackTests : ModelBench
{
    [Theory]
    [InlineData(404, 1)]
    [InlineData(400, 1)]
    [InlineData(429, 3)]
    [InlineData(500, 3)]
    public async Task A_model_that_can_not_answer_is_stood_in_for(int status, int tries)
    {
        Server.Answering(request => request.Model == "spare" ? FakeCompletion.Saying("From the spare.") : FakeCompletion.Refusing(status));

        Assert.Equal("From the spare.", (await AskAsync(Spared())).Text);
        Assert.Equal(tries + 1, Server.Asked);
        Assert.Contains(Log, line => line.Contains("gpt-4o-mini can't answer, spare is asked in its place", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_key_that_is_refused_is_refused_to_the_spare_too(int status)
    {
        Server.Answering(_ => FakeCompletion.Refusing(status));

        await FailAsync(Spared());

        Assert.Equal(1, Server.Asked);
    }

    [Fact]
    public async Task What_the_filter_stopped_is_not_carried_elsewhere()
    {
        Server.Answering(_ => FakeFaults.PromptFiltered());

        var (_, fault) = await FailAsync(Spared());

        Assert.Equal((ChatProblemKind.ContentFiltered, 1), (fault.Kind, Server.Asked));
    }

    [Fact]
    public async Task A_wait_that_is_too_long_goes_to_the_spare_at_once()
    {
        Server.Then(FakeCompletion.Refusing(429, retryAfterSeconds: 14));
        var start = Time.GetUtcNow();

        await AskAsync(Spared());

        Assert.Equal((2, start), (Server.Asked, Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_model_that_hangs_leaves_the_spare_a_third_of_the_time()
    {
        Server.Then(FakeFaults.Hanging()).Then(FakeFaults.SilentAfterHeaders());
        var failing = FailAsync(Spared());
        await Server.NextRequestAsync();
        Time.Advance(TimeSpan.FromSeconds(20 * 2.0 / 3));
        Assert.Equal("spare", (await Server.NextRequestAsync()).Model);

        Time.Advance(TimeSpan.FromSeconds(20 / 3.0 + 0.001));
        var (_, fault) = await failing;

        Assert.Equal((ChatProblemKind.ModelTimeout, true, 2), (fault.Kind, fault.MayBeBilled, Server.Asked));
    }

    [Fact]
    public async Task The_spare_is_asked_once_and_its_fault_is_the_one_that_counts()
    {
        Server.Answering(request => FakeCompletion.Refusing(request.Model == "spare" ? 503 : 404, retryAfterSeconds: 1));

        var (_, fault) = await FailAsync(Spared());

        Assert.Equal((ChatProblemKind.ModelBusy, TimeSpan.FromSeconds(1), 2), (fault.Kind, fault.RetryAfter, Server.Asked));
    }

    [Fact]
    public async Task A_hang_may_be_billed_even_when_the_spare_refused()
    {
        Server.Then(FakeFaults.Hanging()).Then(FakeCompletion.Refusing(503));
        var failing = FailAsync(Spared());
        await Server.NextRequestAsync();

        Time.Advance(TimeSpan.FromSeconds(14));

        Assert.True((await failing).Fault.MayBeBilled);
    }

    [Fact]
    public async Task The_spare_does_not_stand_in_for_itself()
    {
        Server.Answering(_ => FakeCompletion.Refusing(404));

        await Assert.ThrowsAsync<ModelException>(() => AskAsync(Spared(), new ChatOptions { ModelId = "spare" }));

        Assert.Equal(1, Server.Asked);
    }

    [Fact]
    public async Task The_spare_gets_the_same_call()
    {
        Server.Then(FakeCompletion.Refusing(404));

        await AskAsync(Spared(), new ChatOptions { ModelId = "chosen", Temperature = 0.5f, MaxOutputTokens = 50 });

        var (first, second) = ((await Server.NextRequestAsync()).Body, (await Server.NextRequestAsync()).Body);
        Assert.Equal(("chosen", "spare"), (first.GetProperty("model").GetString(), second.GetProperty("model").GetString()));
        Assert.All(first.EnumerateObject().Where(member => member.Name != "model"), member => Assert.Equal(member.Value.ToString(), second.GetProperty(member.Name).ToString()));
    }

    private Functions.Models.GuardedChatClient Spared() => Model(options => options with { FallbackModel = "spare" });
}
