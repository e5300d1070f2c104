using System.Security.Cryptography;
using Azure.Identity;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Models;
using DigitalTwin.Functions.Models.Failures;
using DigitalTwin.Functions.Models.Offline;
using DigitalTwin.Functions.Models.OpenAI;
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
        builder.Services.AddSingleton<IChatClient>(services =>
            ActivatorUtilities.CreateInstance<GuardedChatClient>(services, Choose(services.GetRequiredService<ModelOptions>(), services)));
    }

    private static IChatClient Choose(ModelOptions options, IServiceProvider services) =>
        options.Provider == ModelProvider.Offline ? new OfflineChatModel(services.GetRequiredService<IPersonaSource>())
        : options.Provider == ModelProvider.AzureOpenAIByIdentity ? OpenAIModel.Create(options, AppIdentity.ForModels(new DefaultAzureCredential()))
        : OpenAIModel.Create(options);
}
