using System.Net;
using DigitalTwin.Functions.Local;
using DigitalTwin.Functions.Models.Failures;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalTwin.Functions.Tests.Chat;

public sealed class BudgetEndpointTests : IAsyncLifetime
{
    private FakeOpenAIServer _model = null!;

    public async Task InitializeAsync() => _model = await FakeOpenAIServer.StartAsync();

    public async Task DisposeAsync() => await _model.DisposeAsync();

    [Fact]
    public async Task With_the_day_s_tokens_spent_the_offline_model_answers_and_header_and_json_say_so()
    {
        await using var twin = await StartAsync("DAILY_TOKEN_BUDGET=0");

        var response = await twin.ChatAsync(new { message = "What is your email address?" });

        var reply = await response.JsonAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["budget"], response.Headers.GetValues("x-twin-limited"));
        Assert.Equal(("budget", "offline"), (reply.Text("limited"), reply.Text("model")));
        Assert.Contains("sabela@example.org", reply.Text("response"), StringComparison.Ordinal);
        Assert.Equal(0, _model.Asked);
        // An operator's query looks for these words: docs/operations.md.
        Assert.Single(twin.Log.Lines, entry => entry.Line.Contains(": the token budget is spent, the offline model answers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stream_says_so_in_its_header_and_its_start()
    {
        await using var twin = await StartAsync("DAILY_TOKEN_BUDGET=0");

        using var stream = await EventStream.OpenAsync(twin, new { message = "What is your email address?" });

        Assert.Equal(["budget"], stream.Response.Headers.GetValues("x-twin-limited"));
        Assert.Equal("budget", EventStream.Parse((await stream.NextAsync())!).Text("messageMetadata", "limited"));
    }

    [Fact]
    public async Task A_spent_conversation_does_not_spoil_another()
    {
        await using var twin = await StartAsync("CONVERSATION_TOKEN_BUDGET=12000");
        _model.Then(FakeCompletion.Opening("Yes.").Ending("stop", 11_000, 1_000));
        var first = await (await twin.ChatAsync(new { message = "Do you like bridges?" })).JsonAsync();

        var second = await twin.ChatAsync(new { message = "Why?", session_id = first.Text("session_id") });
        var other = await twin.ChatAsync(new { message = "Why?" });

        Assert.True(second.Headers.Contains("x-twin-limited"));
        Assert.False(other.Headers.Contains("x-twin-limited"));
    }

    [Fact]
    public async Task What_was_spent_is_remembered_over_a_restart()
    {
        using var memory = new TemporaryFolder();
        var settings = new[] { "DAILY_TOKEN_BUDGET=12000", $"MEMORY_DIR={memory.Path}" };
        await using (var before = await StartAsync(settings))
        {
            _model.Then(FakeCompletion.Opening("Yes.").Ending("stop", 11_000, 1_000));
            Assert.False((await before.ChatAsync(new { message = "Do you like bridges?" })).Headers.Contains("x-twin-limited"));
        }

        await using var after = await StartAsync(settings);

        Assert.True((await after.ChatAsync(new { message = "Do you like bridges?" })).Headers.Contains("x-twin-limited"));
    }

    [Fact]
    public async Task Calls_that_broke_before_the_answer_are_booked_too()
    {
        using var memory = new TemporaryFolder();
        await using var twin = await TwinHost.StartAsync(
            builder => builder.Services.AddSingleton(new RetryPause(bytes => bytes.Clear())), $"OPENAI_BASE_URL={_model.BaseUrl}", $"MEMORY_DIR={memory.Path}");
        _model.Then(FakeCompletion.Opening().Cutting()).Then(FakeCompletion.Refusing(429)).Then(FakeCompletion.Saying("Yes."));

        await twin.ChatAsync(new { message = "Do you like bridges?" });

        using var day = UsageFile.Open(Directory.GetFiles(Path.Combine(memory.Path, "usage"), "*.json").Single(), known: null);
        // The broken one all that was set aside, the refused one nothing, the last one what it reports.
        Assert.Equal(3, _model.Asked);
        Assert.InRange(day.Reading!.Account.Spent, 800 + 18, 20_000);
    }

    [Fact]
    public async Task A_twin_without_a_model_is_not_limited()
    {
        await using var twin = await TwinHost.StartAsync(null, "DAILY_TOKEN_BUDGET=0");

        var response = await twin.ChatAsync(new { message = "What is your email address?" });

        Assert.False(response.Headers.Contains("x-twin-limited"));
        Assert.False((await response.JsonAsync()).TryGetProperty("limited", out _));
    }

    [Fact]
    public async Task A_budget_that_allows_no_turn_is_told_in_health()
    {
        await using var twin = await StartAsync("CONVERSATION_TOKEN_BUDGET=900");

        var health = await (await twin.Client.GetAsync("api/health")).JsonAsync();

        var warning = Assert.Single(health.GetProperty("checks").GetProperty("model").GetProperty("warnings").EnumerateArray()).GetString();
        Assert.StartsWith("CONVERSATION_TOKEN_BUDGET is 900, and the persona and a reply alone may take ", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_content_filter_is_answered_politely_with_its_code()
    {
        await using var twin = await StartAsync();
        _model.Then(FakeFaults.ReplyFiltered("The bridge"));

        var reply = await (await twin.ChatAsync(new { message = "Tell me something terrible." })).JsonAsync();

        Assert.Equal("content_filter", reply.Text("finish_reason"));
        Assert.StartsWith("The bridge … I'd rather", reply.Text("response"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_tells_how_it_ended_before_it_finishes()
    {
        await using var twin = await StartAsync();
        _model.Then(FakeFaults.ReplyFiltered("The bridge"));

        using var stream = await EventStream.OpenAsync(twin, new { message = "Tell me something terrible." });

        var parts = (await stream.AllAsync())[..^1].Select(EventStream.Parse).ToList();
        var more = Assert.Single(parts, part => part.Text("type") == "message-metadata");
        Assert.Equal("content_filter", more.Text("messageMetadata", "finish_reason"));
        Assert.Equal("finish", parts[^1].Text("type"));
    }

    private Task<TwinHost> StartAsync(params string[] settings) =>
        TwinHost.StartAsync(null, [$"OPENAI_BASE_URL={_model.BaseUrl}", .. settings]);
}
