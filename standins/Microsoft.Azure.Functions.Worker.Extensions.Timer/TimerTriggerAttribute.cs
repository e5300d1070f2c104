namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs a function on a schedule.</summary>
/// <param name="schedule">Six cron fields, seconds first, or a setting's name between percent signs.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    public string Schedule { get; } = schedule;

    /// <summary>Whether the host remembers past runs, so that one missed while it was down is caught up on.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether it also runs when the host starts, and so on every instance.</summary>
    public bool RunOnStartup { get; set; }
}
