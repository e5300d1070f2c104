using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models;
using DigitalTwin.Functions.Models.Offline;
using DigitalTwin.Functions.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class ChatModelComposition
{
    public static void AddChatModel(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<ModelOptions>();
        builder.Services.AddKeyedSingleton<IChatClient>(OfflineChatModel.ModelId, (services, _) =>
            Guarded(services, new OfflineChatModel(services.GetRequiredService<IPersonaSource>())));
        builder.Services.AddSingleton<IChatClient>(services => services.GetRequiredService<ModelOptions>() is { IsOffline: false } options
            ? Guarded(services, OpenAIModel.Create(options))
            : Offline(services));
        builder.Services.AddSingleton(services => new TurnModels(services.GetRequiredService<IChatClient>(), Offline(services)));
    }

    private static IChatClient Offline(IServiceProvider services) => services.GetRequiredKeyedService<IChatClient>(OfflineChatModel.ModelId);

    private static TracedChatClient Guarded(IServiceProvider services, IChatClient model)
    {
        var time = services.GetRequiredService<TimeProvider>();
        return new TracedChatClient(new GuardedChatClient(model, services.GetRequiredService<ModelOptions>(), time), time);
    }
}
