using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigitalTwin.Functions.Logging;

/// <summary>
/// Stands before all loggers but the app's own, which know what not to say. The framework logs the URL of each request as soon as
/// somebody turns its level up, and the URL holds the visitor's key to the conversation.
/// </summary>
internal sealed class RedactingLoggerFactory(LoggerFactory inner) : ILoggerFactory
{
    // Quotes what it could not read: any piece of a request, a header with a key among them.
    private const string BadRequests = "Microsoft.AspNetCore.Server.Kestrel.BadRequests";

    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("DigitalTwin.", StringComparison.Ordinal) ? new TracedLogger(inner.CreateLogger(categoryName))
        : categoryName == BadRequests ? NullLogger.Instance
        : new RedactingLogger(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();
}
