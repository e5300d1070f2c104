using DigitalTwin.Functions.Tests.Http;
using DigitalTwin.Testing;
using DigitalTwin.Testing.OpenAI;
using Xunit;

namespace DigitalTwin.Functions.Tests.Telemetry;

public sealed class TelemetryExportTests : IAsyncLifetime
{
    private const string Question = "Which footbridge did you like best?";
    private const string Key = "sk-telemetry-must-not-tell";

    private FakeOpenAIServer _model = null!;
    private FakeCollector _collector = null!;

    public async Task InitializeAsync()
    {
        _model = await FakeOpenAIServer.StartAsync();
        _collector = await FakeCollector.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _model.DisposeAsync();
        await _collector.DisposeAsync();
    }

    [Fact]
    public async Task Traces_and_metrics_reach_the_collector_and_tell_nothing_private()
    {
        _model.Then(FakeCompletion.Saying("The one over the river Umia."));
        string session;
        await using (var twin = await StartAsync())
        {
            session = (await (await twin.ChatAsync(new { message = Question })).JsonAsync()).Text("session_id");
            await twin.App.StopAsync();
        }

        var (traces, metrics) = (_collector.All("traces"), _collector.All("metrics"));
        Assert.All(
            ["chat gpt-4o-mini", "gen_ai.provider.name", "gen_ai.usage.input_tokens", "gen_ai.response.finish_reasons", "digital-twin"],
            expected => Assert.Contains(expected, traces, StringComparison.Ordinal));
        Assert.All(
            ["gen_ai.client.token.usage", "gen_ai.client.operation.duration", "gen_ai.client.operation.time_to_first_chunk"],
            expected => Assert.Contains(expected, metrics, StringComparison.Ordinal));
        Assert.All(
            [Question, "Umia", session, Key, "Sabela"],
            secret => Assert.DoesNotContain(secret, traces + metrics, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_visitor_s_trace_goes_on_to_the_model_and_into_problems()
    {
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        await using var twin = await StartAsync();
        twin.Client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        _model.Then(FakeCompletion.Saying("Hello")).Then(FakeCompletion.Refusing(401));

        await twin.ChatAsync(new { message = "Hi" });
        var problem = await (await twin.ChatAsync(new { message = "Hi again" })).ProblemAsync(System.Net.HttpStatusCode.BadGateway, "model-unavailable");

        Assert.Equal(trace, (await _model.NextRequestAsync()).TraceParent.Split('-')[1]);
        Assert.Equal(trace, problem.Text("trace_id"));
    }

    [Fact]
    public async Task An_address_that_is_none_stops_the_start()
    {
        var refusal = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => TwinHost.StartAsync(null, "OTEL_EXPORTER_OTLP_ENDPOINT=collector"));

        Assert.StartsWith("OTEL_EXPORTER_OTLP_ENDPOINT must be an address", refusal.Message, StringComparison.Ordinal);
    }

    private Task<TwinHost> StartAsync() => TwinHost.StartAsync(
        null, $"OPENAI_BASE_URL={_model.BaseUrl}", $"OPENAI_API_KEY={Key}",
        $"OTEL_EXPORTER_OTLP_ENDPOINT={_collector.Address}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf");
}
