using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Telemetry;
using DigitalTwin.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DigitalTwin.Functions.Tests.Telemetry;

public sealed class TracedChatClientTests : IDisposable
{
    // Listeners hear every test of the process; the model's name tells whose call it was.
    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly ManualTime _time = new();
    private readonly ScriptedModel _model;
    private readonly ConcurrentQueue<Activity> _calls = new();
    private readonly ConcurrentDictionary<string, double> _measured = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public TracedChatClientTests()
    {
        _model = new ScriptedModel(_name);
        _activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ModelMetrics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == ModelMetrics.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.Start();
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public async Task A_call_is_told_by_the_conventions()
    {
        var reply = _model.Opens();
        await using var updates = Stream();
        var first = updates.MoveNextAsync();
        _time.Advance(TimeSpan.FromSeconds(2));
        reply.Say("Hello");
        await first;
        _time.Advance(TimeSpan.FromSeconds(3));
        reply.End();
        while (await updates.MoveNextAsync())
        {
        }

        var call = Assert.Single(_calls);
        Assert.Equal(($"chat {_name}", ActivityKind.Client, ActivityStatusCode.Unset), (call.DisplayName, call.Kind, call.Status));
        Assert.Equal(("chat", _name, _name), (call.GetTagItem("gen_ai.operation.name"), call.GetTagItem("gen_ai.provider.name"), call.GetTagItem("gen_ai.request.model")));
        Assert.Equal((11L, 7L), (call.GetTagItem("gen_ai.usage.input_tokens"), call.GetTagItem("gen_ai.usage.output_tokens")));
        Assert.Equal(["stop"], Assert.IsType<string[]>(call.GetTagItem("gen_ai.response.finish_reasons")));
        Assert.Equal("scripted-1", call.GetTagItem("gen_ai.response.model"));
        Assert.Equal(2.0, call.GetTagItem("gen_ai.response.time_to_first_chunk"));
        Assert.Equal(2.0, _measured["gen_ai.client.operation.time_to_first_chunk"]);
        Assert.Equal(5.0, _measured["gen_ai.client.operation.duration"]);
        Assert.Equal((11.0, 7.0), (_measured["gen_ai.client.token.usage input"], _measured["gen_ai.client.token.usage output"]));
    }

    [Fact]
    public async Task It_belongs_to_the_trace_that_it_is_called_in()
    {
        using var outer = new Activity("visit").Start();
        _model.Says("Hello");

        await using (var updates = Stream())
        {
            while (await updates.MoveNextAsync())
            {
                Assert.Same(outer, Activity.Current);
            }
        }

        Assert.Equal(outer.SpanId, Assert.Single(_calls).ParentSpanId);
        Assert.Same(outer, Activity.Current);
    }

    [Theory]
    [InlineData(ChatProblemKind.ModelTimeout, "timeout")]
    [InlineData(ChatProblemKind.ModelBusy, "busy")]
    [InlineData(ChatProblemKind.ContentFiltered, "content_filter")]
    [InlineData(ChatProblemKind.ModelUnavailable, "unavailable")]
    public async Task A_failure_says_of_which_kind(ChatProblemKind kind, string expected)
    {
        _model.Opens().Fail(new ModelException(kind, "It failed."));

        await using var updates = Stream();
        await Assert.ThrowsAsync<ModelException>(async () => await updates.MoveNextAsync());

        var call = Assert.Single(_calls);
        Assert.Equal((expected, ActivityStatusCode.Error), (call.GetTagItem("error.type"), call.Status));
        Assert.True(_measured.ContainsKey($"gen_ai.client.operation.duration {expected}"));
    }

    [Fact]
    public async Task A_visitor_who_leaves_is_no_failure()
    {
        _model.Opens().Say("So far");
        using var leaving = new CancellationTokenSource();
        await using (var updates = Stream(leaving.Token))
        {
            await updates.MoveNextAsync();
            await leaving.CancelAsync();
        }

        var call = Assert.Single(_calls);
        Assert.Equal((null, ActivityStatusCode.Unset), (call.GetTagItem("error.type"), call.Status));
    }

    private IAsyncEnumerator<ChatResponseUpdate> Stream(CancellationToken cancellationToken = default) =>
        new TracedChatClient(_model, _time, NullLogger<TracedChatClient>.Instance)
            .GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hi")], cancellationToken: cancellationToken)
            .GetAsyncEnumerator(cancellationToken);

    private void Keep(Activity call)
    {
        if (call.GetTagItem("gen_ai.request.model") is string model && model == _name)
        {
            _calls.Enqueue(call);
        }
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var named = tags.ToArray();
        if (named.Any(tag => tag is { Key: "gen_ai.request.model", Value: string model } && model == _name))
        {
            var more = named.Where(tag => tag.Key is "gen_ai.token.type" or "error.type").Select(tag => " " + tag.Value);
            _measured[instrument.Name + string.Concat(more)] = value;
        }
    }
}
