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
        builder.Services.AddSingleton(services =>
        {
            var model = services.GetRequiredService<ModelOptions>();
            var canary = PromptCanary.Of(model.ApiKey ?? model.AzureApiKey, RandomNumberGenerator.Fill);
            return new TwinPrompt(canary, services.GetRequiredService<ChatLimits>().MaxOutputTokens);
        });
        builder.Services.AddSingleton<TurnSources>();
        builder.Services.AddSingleton(services => new TurnGate(services.GetRequiredService<TimeProvider>(), TurnGate.RoomForTurns));
        builder.Services.AddSingleton<ChatTurn>();
        builder.Services.AddSingleton<ChatRequestReader>();
        builder.Services.AddSingleton<ChatStreaming>();
    }
}
