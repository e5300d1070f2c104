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
                : ActivatorUtilities.CreateInstance<FileConversationStore>(
                    services, new MemoryFolder(services.GetRequiredService<MemoryOptions>().Folder)));
        builder.Services.AddSingleton(services => services.GetRequiredService<RetentionOptions>().ToPeriod());
        builder.Services.AddSingleton<Retention>();
    }
}
