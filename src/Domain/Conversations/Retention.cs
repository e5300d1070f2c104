using Microsoft.Extensions.Logging;

namespace DigitalTwin.Domain.Conversations;

/// <summary>Forgets what the owner doesn't want kept. Run once a day; a run that is cut short is finished by the next one.</summary>
public sealed partial class Retention(IConversationStore conversations, RetentionPeriod period, TimeProvider time, ILogger<Retention> logger)
{
    /// <returns>How many conversations were removed.</returns>
    /// <exception cref="StorageException">The storage failed; what was removed until then stays removed.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await conversations.TidyAsync(cancellationToken);
        }
        catch (StorageException)
        {
            // One conversation that can't be tidied must not keep all others for ever.
            await ExpireAsync(cancellationToken);
            throw;
        }

        return await ExpireAsync(cancellationToken);
    }

    private async Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        if (period.Days == 0)
        {
            return 0;
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var removed = await conversations.ExpireAsync(today.AddDays(-period.Days), cancellationToken);
        LogRemoved(removed, period.Days);
        return removed;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Removed} conversations removed that were quiet for more than {Days} days")]
    private partial void LogRemoved(int removed, int days);
}

/// <summary>How long a conversation is kept after its last message.</summary>
/// <param name="Days">Whole days (UTC); 0 keeps all for ever.</param>
public sealed record RetentionPeriod(int Days);
