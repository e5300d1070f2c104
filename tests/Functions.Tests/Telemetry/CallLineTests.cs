using System.Text.RegularExpressions;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Telemetry;
using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Xunit;

namespace DigitalTwin.Functions.Tests.Telemetry;

/// <summary>The line of a call to a model. Alerts and the queries of docs/operations.md take it apart, so that every character of it counts.</summary>
public sealed class CallLineTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly ScriptedModel _model = new("gpt-x");
    private readonly CapturedLog _log = new();
    private readonly LoggerFactory _loggers;

    public CallLineTests() => _loggers = new LoggerFactory([_log]);

    public void Dispose() => _loggers.Dispose();

    [Fact]
    public async Task A_reply_is_told_with_its_tokens_its_first_text_and_its_end()
    {
        var reply = _model.Opens();
        await using (var updates = Stream())
        {
            var first = updates.MoveNextAsync();
            _time.Advance(TimeSpan.FromSeconds(1.25));
            reply.Say("Hello");
            await first;
            _time.Advance(TimeSpan.FromSeconds(2));
            reply.End();
            await ReadAsync(updates);
        }

        Assert.Equal("Model call: gpt-x used 11 input and 7 output tokens, first text after 1.250 s, 3.250 s in all, stop", Line());
    }

    [Theory]
    [InlineData(ChatProblemKind.ModelTimeout, "failed timeout")]
    [InlineData(ChatProblemKind.ModelBusy, "failed busy")]
    [InlineData(ChatProblemKind.ContentFiltered, "failed content_filter")]
    [InlineData(ChatProblemKind.ModelUnavailable, "failed unavailable")]
    public async Task A_failure_is_told_by_its_kind_and_not_in_its_words(ChatProblemKind kind, string outcome)
    {
        var reply = _model.Opens();
        await using (var updates = Stream())
        {
            var first = updates.MoveNextAsync().AsTask();
            _time.Advance(TimeSpan.FromSeconds(20));
            reply.Fail(new ModelException(kind, "It failed."));
            await Assert.ThrowsAsync<ModelException>(() => first);
        }

        Assert.Equal($"Model call: gpt-x used 0 input and 0 output tokens, first text after 20.000 s, 20.000 s in all, {outcome}", Line());
    }

    [Fact]
    public async Task A_visitor_who_left_is_told_as_cancelled()
    {
        _model.Opens().Say("So far");
        using var leaving = new CancellationTokenSource();
        await using (var updates = Stream(cancellationToken: leaving.Token))
        {
            await updates.MoveNextAsync();
            await leaving.CancelAsync();
        }

        Assert.EndsWith("in all, cancelled", Line(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my own model", "my_own_model")]
    [InlineData("", "gpt-x")]
    public async Task The_model_is_one_word_and_the_one_that_was_asked_for(string asked, string told)
    {
        _model.Says("Hello");
        await using (var updates = Stream(new ChatOptions { ModelId = asked.Length > 0 ? asked : null }))
        {
            await ReadAsync(updates);
        }

        Assert.StartsWith($"Model call: {told} used 11 input", Line(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_offline_model_is_told_too_at_information_with_the_trace_at_its_end_and_spends_nothing()
    {
        await using var twin = await TwinHost.StartAsync();

        await twin.ChatAsync(new { message = "What is your email address?" });

        var (level, line) = Assert.Single(twin.Log.Lines, entry => entry.Line.Contains("Model call:", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Information, level);
        Assert.Matches(
            @"^DigitalTwin\.\S+: Model call: offline used 0 input and 0 output tokens, first text after \d\.\d{3} s, \d\.\d{3} s in all, stop \[trace [0-9a-f]{32}\] $",
            line);
    }

    [Theory]
    [InlineData("docs", "operations.md")]
    [InlineData("infra", "bicep", "modules", "alerts.bicep")]
    public async Task Queries_take_it_apart_at_the_words_that_it_has(params string[] path)
    {
        _model.Says("Hello");
        await using (var updates = Stream())
        {
            await ReadAsync(updates);
        }

        var lines = File.ReadAllLines(Repository.File(path)).ToList();
        var query = Assert.Single(lines, line => line.StartsWith("| parse Message with \"Model call: \"", StringComparison.Ordinal));
        var words = Regex.Matches(query, "\"([^\"]*)\"").Select(word => word.Groups[1].Value).ToList();
        Assert.Matches($"^{string.Join("\\S+", words.Select(Regex.Escape))}\\S+$", Line());
        Assert.Equal($"| where Message startswith \"{words[0]}\"", lines[lines.IndexOf(query) - 1]);
    }

    private static async Task ReadAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        while (await updates.MoveNextAsync())
        {
        }
    }

    private string Line() => Assert.Single(_log.Lines).Line.Split(": ", 2)[1].TrimEnd();

    private IAsyncEnumerator<ChatResponseUpdate> Stream(ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        new TracedChatClient(_model, _time, _loggers.CreateLogger<TracedChatClient>())
            .GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hi")], options, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
}
