using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Domain.Chat;

/// <summary>What a turn may cost, and what it did.</summary>
public sealed partial class ChatTurn
{
    // Tokens of ordinary text have four or five; a run of blanks may be one token too.
    private const int MostCharactersPerToken = 16;

    private static readonly TimeSpan BetweenBookings = TimeSpan.FromSeconds(5);

    // Ledgers recognise a booking that was made already for as long as this, and somewhat longer.
    private static readonly TimeSpan BookingPatience = TimeSpan.FromSeconds(90);

    /// <returns>Null when the ledger can't be reached.</returns>
    private async Task<MeteredCall?> MeterAsync(SessionId session, TurnOpening opening)
    {
        try
        {
            var call = await MeteredCall.OpenAsync(models, sources.Ledger, session, opening, sources.Limits.MaxOutputTokens);
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

    private async Task SettleAsync(SessionId session, MeteredCall call, ModelStream stream)
    {
        try
        {
            await call.SettleAsync(stream);
        }
        catch (StorageException fault)
        {
            LogUnsettled(session, fault);
            _ = SettleLaterAsync(session, call, stream);
        }
    }

    // The visitor doesn't wait for it; a process that ends before leaves the reservation to expire.
    private async Task SettleLaterAsync(SessionId session, MeteredCall call, ModelStream stream)
    {
        for (var start = time.GetTimestamp(); time.GetElapsedTime(start) < BookingPatience;)
        {
            await Task.Delay(BetweenBookings, time, CancellationToken.None);
            try
            {
                await call.SettleAsync(stream);
                return;
            }
            catch (StorageException fault)
            {
                LogUnsettled(session, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Session {Session}: the token budget is spent, the offline model answers")]
    private partial void LogLimited(SessionId session);

    [LoggerMessage(Level = LogLevel.Error, Message = "Session {Session}: the tokens of this turn could not be booked yet")]
    private partial void LogUnsettled(SessionId session, Exception fault);
}
