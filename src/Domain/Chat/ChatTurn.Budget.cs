using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Domain.Chat;

/// <summary>What a turn may cost, and what it did.</summary>
public sealed partial class ChatTurn
{
    /// <returns>Null when the ledger can't be reached.</returns>
    private async Task<MeteredCall?> MeterAsync(SessionId session, TurnOpening opening)
    {
        try
        {
            var call = await MeteredCall.OpenAsync(models, sources.Ledger, session, opening.Prompt, sources.Limits.MaxOutputTokens);
            if (call.Limited is not null)
            {
                LogLimited(session);
            }

            return call;
        }
        catch (StorageException fault)
        {
            LogStorageFault(session, fault);
            if (opening.EarlierTry is not null)
            {
                await ReleaseAsync(session, opening.Question.Id);
            }

            return null;
        }
    }

    private Task SettleAsync(SessionId session, MeteredCall call, ModelStream stream) =>
        call.SettleAsync(stream, time, fault => LogUnsettled(session, fault));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {Session}: the token budget is spent, the offline model answers")]
    private partial void LogLimited(SessionId session);

    [LoggerMessage(Level = LogLevel.Error, Message = "Session {Session}: the tokens of this turn could not be booked yet")]
    private partial void LogUnsettled(SessionId session, Exception fault);
}
