using DigitalTwin.Domain.Conversations;

namespace DigitalTwin.LocalHost;

/// <summary>Does on this machine what a nightly timer does in Azure: at the start, and then once a day.</summary>
internal sealed partial class RetentionService(Retention retention, TimeProvider time, ILogger<RetentionService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), time);
        do
        {
            await RunAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await retention.RunAsync(stoppingToken);
        }
        catch (StorageException fault)
        {
            LogFault(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Retention: the memory failed; the next run goes on from here")]
    private partial void LogFault(Exception fault);
}
