using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Tests.Fuzz;

/// <summary>Keeps the first lines that tell of a fault and nothing else, so that it doesn't grow with the run.</summary>
internal sealed class FaultLog : ILoggerProvider
{
    private const int Kept = 20;

    public ConcurrentQueue<string> Faults { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Faults);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> faults) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if ((logLevel >= LogLevel.Error || exception is not null) && faults.Count < Kept)
            {
                faults.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
