namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a schedule stands.</summary>
public class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    /// <summary>When the host last wrote this down.</summary>
    public DateTime LastUpdated { get; set; }
}
