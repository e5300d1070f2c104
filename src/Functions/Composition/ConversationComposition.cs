using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class ConversationComposition
{
    public static void AddConversations(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<MemoryOptions>();
        builder.Services.AddSingleton(services => new MemoryFolder(services.GetRequiredService<MemoryOptions>().Folder));
        builder.Services.AddSingleton<FileConversationStore>();
        builder.Services.AddSingleton<IConversationStore>(services => services.GetRequiredService<FileConversationStore>());
        builder.Services.AddHostedService<MemoryStartup>();
    }
}
