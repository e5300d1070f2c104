using System.Security.Cryptography;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Docs;
using DigitalTwin.Functions.Health;
using DigitalTwin.Functions.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalTwin.Functions.Composition;

/// <summary>The whole app in a few lines; both hosts call it.</summary>
public static class DigitalTwinComposition
{
    public static void AddDigitalTwin(this IHostApplicationBuilder builder)
    {
        builder.AddRedaction();
        builder.AddEssentials();
        builder.AddLimits();
        builder.AddSettings<StorageOptions>();
        builder.AddPersonas();
        builder.AddConversations();
        builder.AddChatModel();
        builder.AddBudgets();
        builder.AddChat();
        builder.AddVoice();
        builder.AddOpenAI();
        builder.AddTelemetry();
    }

    private static void AddEssentials(this IHostApplicationBuilder builder)
    {
#pragma warning disable RS0030 // the one place that names the system's clock
        builder.Services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        builder.Services.AddSingleton(new IdFactory(RandomNumberGenerator.Fill));
        builder.Services.AddSingleton<ApiBoundary>();
        builder.Services.AddSingleton<PublishedDocs>();
        builder.Services.AddSingleton<HealthChecks>();
        builder.Services.AddSingleton<RecentHealth>();
    }
}
