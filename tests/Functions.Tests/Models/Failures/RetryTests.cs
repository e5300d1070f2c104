using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Models.Failures;
using DigitalTwin.Testing.OpenAI;
using Xunit;

namespace DigitalTwin.Functions.Tests.Models.Failures;

public sealed class RetryTests : ModelBench
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(529)]
    public async Task What_may_pass_is_tried_again(int status)
    {
        Server.Then(FakeCompletion.Refusing(status)).Then(FakeCompletion.Refusing(status));

        Assert.Equal("Hello from the fake.", (await AskAsync(Model())).Text);
        Assert.Equal(3, Server.Asked);
    }

    [Theory]
    [InlineData(408, ChatProblemKind.ModelTimeout, true)]
    [InlineData(429, ChatProblemKind.ModelBusy, false)]
    [InlineData(500, ChatProblemKind.ModelUnavailable, true)]
    [InlineData(503, ChatProblemKind.ModelBusy, false)]
    [InlineData(504, ChatProblemKind.ModelTimeout, true)]
    public async Task Twice_is_enough(int status, ChatProblemKind kind, bool mayBeBilled)
    {
        Server.Answering(_ => FakeCompletion.Refusing(status));

        var (_, fault) = await FailAsync(Model());

        Assert.Equal((kind, mayBeBilled, 3), (fault.Kind, fault.MayBeBilled, Server.Asked));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(301)]
    public async Task What_will_not_pass_is_not_tried_again(int status)
    {
        Server.Answering(_ => FakeCompletion.Refusing(status));

        var (_, fault) = await FailAsync(Model());

        Assert.Equal((ChatProblemKind.ModelUnavailable, false, 1), (fault.Kind, fault.MayBeBilled, Server.Asked));
    }

    [Fact]
    public async Task A_quota_that_is_used_up_is_not_asked_for_again()
    {
        Server.Answering(_ => FakeCompletion.Refusing(429, code: "insufficient_quota"));

        var (_, fault) = await FailAsync(Model());

        Assert.Equal((ChatProblemKind.ModelBusy, 1), (fault.Kind, Server.Asked));
        Assert.Contains("billing", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_lost_before_the_first_word_is_made_again()
    {
        Server.Then(new FakeCompletion().Cutting()).Then(FakeCompletion.Opening().Cutting());

        Assert.Equal("Hello from the fake.", (await AskAsync(Model())).Text);
        Assert.Equal(3, Server.Asked);
    }

    [Fact]
    public async Task A_stream_that_ends_or_tells_of_an_error_before_the_first_word_is_begun_again()
    {
        Server.Then(FakeCompletion.Opening()).Then(FakeFaults.ErrorEvent());

        Assert.Equal("Hello from the fake.", (await AskAsync(Model())).Text);
        Assert.Equal(3, Server.Asked);
    }

    [Fact]
    public async Task From_the_first_word_on_nothing_is_tried_again()
    {
        Server.Then(FakeCompletion.Opening("So far"));

        var (said, fault) = await FailAsync(Model(options => options with { FallbackModel = "spare" }));

        Assert.Equal(("So far", ChatProblemKind.ModelUnavailable, true, 1), (said, fault.Kind, fault.MayBeBilled, Server.Asked));
    }

    [Fact]
    public async Task Pauses_grow()
    {
        Server.Answering(_ => FakeCompletion.Refusing(500));
        var start = Time.GetUtcNow();

        await FailAsync(Model());

        Assert.Equal(TimeSpan.FromSeconds(0.5 + 1), Time.GetUtcNow() - start);
    }

    [Theory]
    [InlineData(1, 0x00, 0)]
    [InlineData(1, 0xFF, 500)]
    [InlineData(2, 0xFF, 1000)]
    [InlineData(2, 0x80, 502)]
    public void A_pause_is_left_to_chance(int tried, byte chance, int milliseconds) =>
        Assert.Equal(milliseconds, new RetryPause(bytes => bytes.Fill(chance)).After(tried, null).TotalMilliseconds, 0.5);

    [Theory]
    [InlineData("Retry-After", "2", 2)]
    [InlineData("Retry-After", "1.5", 1.5)]
    [InlineData("Retry-After", "Sat, 14 Mar 2026 09:26:56 GMT", 3)]
    [InlineData("Retry-After", "Sat, 14 Mar 2026 09:00:00 GMT", 0)]
    [InlineData("Retry-After", "-4", 0)]
    [InlineData("Retry-After", "soon", 0)]
    [InlineData("Retry-After", "NaN", 0)]
    [InlineData("retry-after-ms", "2500", 2.5)]
    [InlineData("x-ms-retry-after-ms", "1200", 1.2)]
    public async Task A_provider_that_says_when_is_heeded(string header, string value, double seconds)
    {
        Server.Then(FakeCompletion.Refusing(429).With(header, value));
        var start = Time.GetUtcNow();

        await AskAsync(Model());

        Assert.Equal(TimeSpan.FromSeconds(seconds + 0.5), Time.GetUtcNow() - start);
    }

    [Fact]
    public async Task The_header_in_milliseconds_wins()
    {
        Server.Then(FakeCompletion.Refusing(429, retryAfterSeconds: 3).With("retry-after-ms", "2100"));
        var start = Time.GetUtcNow();

        await AskAsync(Model());

        Assert.Equal(TimeSpan.FromSeconds(2.1 + 0.5), Time.GetUtcNow() - start);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("20", 20)]
    [InlineData("999999999999", 86400)]
    public async Task A_wait_past_the_visitor_s_patience_is_told_and_not_waited_for(string value, int told)
    {
        Server.Answering(_ => FakeCompletion.Refusing(429).With("Retry-After", value));
        var start = Time.GetUtcNow();

        var (_, fault) = await FailAsync(Model());

        Assert.Equal((ChatProblemKind.ModelBusy, TimeSpan.FromSeconds(told), 1), (fault.Kind, fault.RetryAfter, Server.Asked));
        Assert.Equal(start, Time.GetUtcNow());
    }

    [Fact]
    public async Task Tries_share_one_patience()
    {
        Server.Then(FakeCompletion.Refusing(429, retryAfterSeconds: 4)).Then(FakeFaults.Hanging());
        var start = Time.GetUtcNow();
        var failing = FailAsync(Model());
        await Server.NextRequestAsync();
        await Server.NextRequestAsync();

        Time.Advance(TimeSpan.FromSeconds(15.5));
        var (_, fault) = await failing;

        Assert.Equal((ChatProblemKind.ModelTimeout, TimeSpan.FromSeconds(20)), (fault.Kind, Time.GetUtcNow() - start));
        Assert.True(fault.MayBeBilled);
    }
}
