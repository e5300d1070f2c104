using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalTwin.Functions.Composition;

/// <summary>The tables that hold the conversations and what they cost. Each is made when it is first written to.</summary>
internal static class ConversationTables
{
    /// <exception cref="FormatException">The connection string is none.</exception>
    public static TableConversationStore Open(StorageOptions storage, IServiceProvider services)
    {
        var service = Connect(storage, new TableClientOptions());
        return ActivatorUtilities.CreateInstance<TableConversationStore>(
            services, new StorageTable(service.GetTableClient("messages")), new StorageTable(service.GetTableClient("activity")));
    }

    /// <exception cref="FormatException">The connection string is none.</exception>
    public static TableUsageLedger OpenLedger(StorageOptions storage, IServiceProvider services)
    {
        var service = Connect(storage, new TableClientOptions());
        return new TableUsageLedger(
            new StorageTable(service.GetTableClient("usage")),
            new StorageTable(service.GetTableClient("messages")),
            services.GetRequiredService<TokenBudget>(),
            services.GetRequiredService<IdFactory>(),
            services.GetRequiredService<TimeProvider>());
    }

    // A visitor waits: three tries that fit into the ten seconds a turn gives the storage.
    private static TableServiceClient Connect(StorageOptions storage, TableClientOptions options)
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(100);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(4);
        return storage.UsesIdentity
            ? new TableServiceClient(new Uri(storage.TableUri!), new DefaultAzureCredential(), options)
            : new TableServiceClient(storage.ConnectionString!, options);
    }
}
