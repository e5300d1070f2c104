using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Chat;

/// <summary>Writes a turn as a UI message stream. Owns the listener, and ends its lifetime.</summary>
internal sealed partial class ChatStreamResult : IResult, IAsyncDisposable
{
    private readonly IAsyncEnumerator<ChatTurnEvent> _events;
    private readonly UiMessageStream<ChatTurnEvent> _stream;
    private readonly ILogger<ChatStreamResult> _logger;

    public ChatStreamResult(IAsyncEnumerator<ChatTurnEvent> events, CancellationTokenSource lifetime, TimeProvider time, ILogger<ChatStreamResult> logger)
    {
        var encoder = new UiMessageEncoder();
        (_events, _logger) = (events, logger);
        _stream = new UiMessageStream<ChatTurnEvent>(events, encoder.Encode, encoder.Fail, lifetime, time, LogFault);
    }

    /// <summary>Waits for the first event. Null, or the problem that the turn ended with before it began.</summary>
    public async Task<ApiProblem?> BeginAsync()
    {
        await _events.MoveNextAsync();
        return _events.Current switch
        {
            ChatTurnEvent.Failed failed => ChatProblems.From(failed.Problem),
            ChatTurnEvent.Stopped => ChatProblems.Stopped,
            _ => null,
        };
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_events.Current is ChatTurnEvent.Started started)
        {
            LimitedAnswer.Mark(httpContext.Response, started);
        }

        return _stream.WriteAsync(httpContext.Response);
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    [LoggerMessage(Level = LogLevel.Error, Message = "Unforeseen fault in a stream")]
    private partial void LogFault(Exception fault);
}
