using System.Diagnostics;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Telemetry;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Models.Speech;

/// <summary>What is known of one call to a speech model; told when it is disposed. Never what was said.</summary>
internal sealed partial class SpeechRecord(SpeechServer server, SpeechWork work, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly long _start = time.GetTimestamp();
    private string _outcome = "cancelled";
    private string? _error;

    public void Succeed() => _outcome = "done";

    public void Fail(ChatProblemKind kind)
    {
        _error = kind switch
        {
            ChatProblemKind.ModelTimeout => "timeout",
            ChatProblemKind.ModelBusy => "busy",
            ChatProblemKind.InvalidMessage => "unreadable",
            _ => "unavailable",
        };
        _outcome = $"failed {_error}";
    }

    public void Dispose()
    {
        var duration = time.GetElapsedTime(_start);
        var tags = new TagList
        {
            { "gen_ai.operation.name", work.Name },
            { "gen_ai.provider.name", server.Provider.Name },
            { "gen_ai.request.model", server.Model },
        };
        if (_error is not null)
        {
            tags.Add("error.type", _error);
        }

        ModelMetrics.Duration.Record(duration.TotalSeconds, tags);
        LogCall(server.Model, work.Name, work.Seconds ?? 0, work.Characters, duration.TotalSeconds, _outcome);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Speech call: {Model} did a {Work} of {AudioSeconds:0.0} s and {Characters} characters, {Seconds:0.000} s in all, {Outcome}")]
    private partial void LogCall(string model, string work, double audioSeconds, int characters, double seconds, string outcome);
}
