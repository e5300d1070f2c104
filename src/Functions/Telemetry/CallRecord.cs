using System.Diagnostics;
using DigitalTwin.Domain.Chat;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Telemetry;

/// <summary>What is known of one call to a model; told when it is disposed.</summary>
internal sealed partial class CallRecord : IDisposable
{
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly long _start;
    private readonly Activity? _activity;
    private readonly string _model;
    private readonly bool _isFree;
    private TagList _tags;
    private UsageDetails? _usage;
    private string? _finish;
    private string? _error;
    private TimeSpan? _firstText;

    public CallRecord(ChatClientMetadata metadata, ChatOptions? options, TimeProvider time, ILogger logger)
    {
        _time = time;
        _logger = logger;
        _start = time.GetTimestamp();
        _model = options?.ModelId ?? metadata.DefaultModelId ?? "";
        _isFree = metadata.ProviderName == "offline";
        _tags = new TagList
        {
            { "gen_ai.operation.name", "chat" },
            { "gen_ai.provider.name", metadata.ProviderName },
            { "gen_ai.request.model", _model },
        };
        if (metadata.ProviderUri is { } address)
        {
            _tags.Add("server.address", address.Host);
            _tags.Add("server.port", address.Port);
        }

        _activity = ModelMetrics.Source.StartActivity(ActivityKind.Client, default(ActivityContext), _tags, name: $"chat {_model}");
        _activity?.SetTag("gen_ai.request.stream", true);
        _activity?.SetTag("gen_ai.request.temperature", options?.Temperature);
        _activity?.SetTag("gen_ai.request.max_tokens", options?.MaxOutputTokens);
    }

    /// <summary>Makes the call's activity the current one, so that the request carries its trace context; until disposed.</summary>
    public IDisposable? Enter() => _activity is null ? null : new Inside(_activity);

    public void Note(ChatResponseUpdate update)
    {
        if (_firstText is null && update.Text.Length > 0)
        {
            var waited = _time.GetElapsedTime(_start);
            _firstText = waited;
            ModelMetrics.TimeToFirstChunk.Record(waited.TotalSeconds, _tags);
            _activity?.SetTag("gen_ai.response.time_to_first_chunk", waited.TotalSeconds);
        }

        _usage = ReportedUsage.In(update) ?? _usage;
        _finish = update.FinishReason?.Value ?? _finish;
        if (update.ModelId is { } model)
        {
            _activity?.SetTag("gen_ai.response.model", model);
        }
    }

    /// <summary>Notes why the call failed. A visitor who left is no failure.</summary>
    public void Fail(Exception fault) => _error = fault switch
    {
        OperationCanceledException => null,
        ModelException { Kind: ChatProblemKind.ContentFiltered } => "content_filter",
        ModelException { Kind: ChatProblemKind.ModelTimeout } => "timeout",
        ModelException { Kind: ChatProblemKind.ModelBusy } => "busy",
        _ => "unavailable",
    };

    public void Dispose()
    {
        if (_error is not null)
        {
            _tags.Add("error.type", _error);
            _activity?.SetTag("error.type", _error);
            _activity?.SetStatus(ActivityStatusCode.Error);
        }

        var duration = _time.GetElapsedTime(_start);
        ModelMetrics.Duration.Record(duration.TotalSeconds, _tags);
        if (_usage is { } usage)
        {
            Count("input", usage.InputTokenCount);
            Count("output", usage.OutputTokenCount);
        }

        if (_finish is not null)
        {
            _activity?.SetTag("gen_ai.response.finish_reasons", new[] { _finish });
        }

        Tell(duration);
        _activity?.Dispose();
    }

    private void Tell(TimeSpan duration)
    {
        var model = OneWord(_model);
        var outcome = _error is null ? _finish ?? "cancelled" : $"failed {_error}";
        // Summed up, the lines are what was spent. The offline model only estimates what another would have used.
        var usage = _isFree ? null : _usage;
        LogCall(model, usage?.InputTokenCount ?? 0, usage?.OutputTokenCount ?? 0, (_firstText ?? duration).TotalSeconds, duration.TotalSeconds, outcome);
    }

    // A name with a blank in it would shift all that a query reads after it.
    private static string OneWord(string name) => string.Concat(name.Select(letter => char.IsWhiteSpace(letter) ? '_' : letter));

    private void Count(string type, long? tokens)
    {
        if (tokens is { } count)
        {
            ModelMetrics.Tokens.Record(count, [.. _tags, new KeyValuePair<string, object?>("gen_ai.token.type", type)]);
            _activity?.SetTag($"gen_ai.usage.{type}_tokens", count);
        }
    }

    // Alerts and the queries of docs/operations.md take this line apart.
    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Model call: {Model} used {InputTokens} input and {OutputTokens} output tokens, first text after {FirstText:0.000} s, {Seconds:0.000} s in all, {Outcome}")]
    private partial void LogCall(string model, long inputTokens, long outputTokens, double firstText, double seconds, string outcome);

    private sealed class Inside : IDisposable
    {
        private readonly Activity? _outer = Activity.Current;

        public Inside(Activity activity) => Activity.Current = activity;

        public void Dispose() => Activity.Current = _outer;
    }
}
