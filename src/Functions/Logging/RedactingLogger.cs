using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Logging;

/// <summary>Passes on what is logged without what <see cref="Redaction"/> takes out.</summary>
internal sealed class RedactingLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(new RedactedState(state, () => state.ToString()));

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (inner.IsEnabled(logLevel))
        {
            inner.Log(logLevel, eventId, new RedactedState(state, () => formatter(state, exception)), exception, (redacted, _) => redacted.ToString());
        }
    }
}
