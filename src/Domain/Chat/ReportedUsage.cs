using Microsoft.Extensions.AI;

namespace DigitalTwin.Domain.Chat;

/// <summary>What a provider says that a call has used.</summary>
public static class ReportedUsage
{
    /// <returns>The latest in this update; null when it tells nothing of that, as all but one do.</returns>
    public static UsageDetails? In(ChatResponseUpdate update)
    {
        UsageDetails? latest = null;
        for (var i = 0; i < update.Contents.Count; i++)
        {
            latest = (update.Contents[i] as UsageContent)?.Details ?? latest;
        }

        return latest;
    }
}
