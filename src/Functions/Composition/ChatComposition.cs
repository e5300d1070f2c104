using System.Security.Cryptography;
using DigitalTwin.Domain.Chat;
using DigitalTwin.Domain.Prompts;
using DigitalTwin.Functions.Chat;
using DigitalTwin.Functions.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class ChatComposition
{
    public static void AddChat(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<TurnOptions>();
        builder.Services.AddSingleton(services => services.GetRequiredService<TurnOptions>().ToLimits() with
        {
            TurnTimeout = TimeSpan.FromSeconds(services.GetRequiredService<ModelOptions>().TurnTimeout),
        });
        builder.Services.AddSingleton(services => new TwinPrompt(
            PromptCanary.Of(SharedSecret(services), RandomNumberGenerator.Fill),
            services.GetRequiredService<ChatLimits>().MaxOutputTokens));
        builder.Services.AddSingleton<TurnSources>();
        builder.Services.AddSingleton(services => new TurnGate(services.GetRequiredService<TimeProvider>(), TurnGate.RoomForTurns));
        builder.Services.AddSingleton<ChatTurn>();
        builder.Services.AddSingleton<ReplyFollower>();
        builder.Services.AddSingleton<LiveTurns>();
        builder.Services.AddSingleton<ChatRequestReader>();
        builder.Services.AddSingleton<ChatStreaming>();
    }

    // The first that all instances of a deployment have in common.
    private static string? SharedSecret(IServiceProvider services)
    {
        var model = services.GetRequiredService<ModelOptions>();
        return model.AzureApiKey ?? model.ApiKey ?? services.GetRequiredService<StorageOptions>().ConnectionString;
    }
}
