using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Logging;

/// <summary>Ends each line with the trace that it belongs to: problems name it as <c>trace_id</c>, OpenAI's protocol as <c>x-request-id</c>.</summary>
internal sealed class TracedLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        inner.Log(logLevel, eventId, state, exception, Activity.Current is { } activity ? (told, fault) => $"{formatter(told, fault)} [trace {activity.TraceId}]" : formatter);
}
