using DigitalTwin.Domain.Chat;
using DigitalTwin.Functions.OpenAI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

internal static class OpenAIComposition
{
    public static void AddOpenAI(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<CompatOptions>();
        builder.Services.AddSingleton<Completion>();
        builder.Services.AddSingleton<CompletionRequestReader>();
        builder.Services.AddSingleton<CompletionStreaming>();
        builder.Services.AddSingleton<ModelList>();
        builder.Services.AddSingleton<OpenAIEntrance>();
    }
}
