using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models;
using DigitalTwin.Functions.Models.Offline;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class ChatModelComposition
{
    public static void AddChatModel(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<ModelOptions>();
        builder.Services.AddSingleton<IChatClient>(services =>
        {
            var options = services.GetRequiredService<ModelOptions>();
            var model = options.IsOffline ? new OfflineChatModel(services.GetRequiredService<IPersonaSource>()) : OpenAIModel.Create(options);
            return new GuardedChatClient(model, options, services.GetRequiredService<TimeProvider>());
        });
    }
}
