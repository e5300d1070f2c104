using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DigitalTwin.Functions.Telemetry;

/// <summary>What is measured of calls to models, by OpenTelemetry's semantic conventions for generative AI.</summary>
internal static class ModelMetrics
{
    /// <summary>Of the meter and of the activity source.</summary>
    public const string Name = "DigitalTwin";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>Seconds that a call took, however it ended.</summary>
    public static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "gen_ai.client.operation.duration", "s", "GenAI operation duration.", tags: null, advice: Seconds());

    /// <summary>Seconds until the first piece of text.</summary>
    public static readonly Histogram<double> TimeToFirstChunk = Meter.CreateHistogram(
        "gen_ai.client.operation.time_to_first_chunk", "s", "Time to receive the first chunk.", tags: null, advice: Seconds());

    /// <summary>Tokens of a call, by <c>gen_ai.token.type</c>: <c>input</c> or <c>output</c>.</summary>
    public static readonly Histogram<long> Tokens = Meter.CreateHistogram(
        "gen_ai.client.token.usage", "{token}", "Number of input and output tokens used.", tags: null,
        advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576] });

    private static InstrumentAdvice<double> Seconds() =>
        new() { HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92] };
}
