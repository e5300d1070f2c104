using DigitalTwin.Domain.Conversations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Functions.Local;

/// <summary>Tidies the memory before the first visitor comes. A memory that is down is health's to tell, and no reason not to start.</summary>
internal sealed partial class MemoryStartup(FileConversationStore conversations, ILogger<MemoryStartup> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await conversations.RecoverAsync(cancellationToken);
        }
        catch (StorageException fault)
        {
            LogFault(fault);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Error, Message = "The memory can't be tidied")]
    private partial void LogFault(Exception fault);
}
