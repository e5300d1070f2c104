using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Conversations;
using DigitalTwin.Functions.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class ConversationComposition
{
    public static void AddConversations(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<MemoryOptions>();
        builder.AddSettings<RetentionOptions>();
        builder.Services.AddSingleton<IConversationStore>(services =>
            services.GetRequiredService<StorageOptions>() is { IsConfigured: true } storage
                ? ConversationTables.Open(storage, services)
                : ActivatorUtilities.CreateInstance<FileConversationStore>(services));
        // One set of locks for all that is kept in the folder: within a process nobody then has to wait for a file.
        builder.Services.AddSingleton(services => new MemoryFolder(services.GetRequiredService<MemoryOptions>().Folder));
        builder.Services.AddSingleton<MemoryLocks>();
        builder.Services.AddSingleton(services => services.GetRequiredService<RetentionOptions>().ToPeriod());
        builder.Services.AddSingleton<Retention>();
    }
}
