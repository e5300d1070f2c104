using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Voice;
using DigitalTwin.Functions.Chat;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Voice;

/// <summary>Writes a spoken turn as a UI message stream, from its current event on. Owns the events, and ends their lifetime.</summary>
internal sealed partial class VoiceStreamResult(
    IAsyncEnumerator<VoiceEvent> events, CancellationTokenSource lifetime, TimeProvider time, ILogger<VoiceStreamResult> logger) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (events.Current is VoiceEvent.Told { Happened: ChatTurnEvent.Started started })
        {
            LimitedAnswer.Mark(httpContext.Response, started);
        }

        var encoder = new VoiceEncoder();
        var stream = new UiMessageStream<VoiceEvent>(events, encoder.Encode, encoder.Fail, lifetime, time, LogFault);
        await stream.WriteAsync(httpContext.Response);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unforeseen fault in a spoken stream")]
    private partial void LogFault(Exception fault);
}
