using System.Security.Cryptography;
using Azure.Identity;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models;
using DigitalTwin.Functions.Models.Failures;
using DigitalTwin.Functions.Models.Offline;
using DigitalTwin.Functions.Models.OpenAI;
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
        builder.Services.AddSingleton(new RetryPause(RandomNumberGenerator.Fill));
        builder.Services.AddKeyedSingleton<IChatClient>(OfflineChatModel.ModelId, (services, _) =>
            Watched(services, new OfflineChatModel(services.GetRequiredService<IPersonaSource>()), new ModelOptions()));
        builder.Services.AddSingleton<IChatClient>(services => services.GetRequiredService<ModelOptions>() is var options && options.Provider == ModelProvider.Offline
            ? Offline(services)
            : Watched(services, Connect(options), options));
        builder.Services.AddSingleton(services => new TurnModels(services.GetRequiredService<IChatClient>(), Offline(services)));
    }

    private static IChatClient Offline(IServiceProvider services) => services.GetRequiredKeyedService<IChatClient>(OfflineChatModel.ModelId);

    private static IChatClient Connect(ModelOptions options) => options.Provider == ModelProvider.AzureOpenAIByIdentity
        ? OpenAIModel.Create(options, AppIdentity.ForModels(new DefaultAzureCredential()))
        : OpenAIModel.Create(options);

    // Outermost the trace: it measures what a visitor waits for, retries and fallback included.
    private static TracedChatClient Watched(IServiceProvider services, IChatClient model, ModelOptions options) =>
        ActivatorUtilities.CreateInstance<TracedChatClient>(services, ActivatorUtilities.CreateInstance<GuardedChatClient>(services, model, options));
}
