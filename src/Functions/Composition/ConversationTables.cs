using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using DigitalTwin.Functions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalTwin.Functions.Composition;

/// <summary>The tables that hold the conversations. Each is made when it is first written to.</summary>
internal static class ConversationTables
{
    /// <exception cref="FormatException">The connection string is none.</exception>
    public static TableConversationStore Open(StorageOptions storage, IServiceProvider services)
    {
        var service = Connect(storage, new TableClientOptions());
        return ActivatorUtilities.CreateInstance<TableConversationStore>(
            services, new StorageTable(service.GetTableClient("messages")), new StorageTable(service.GetTableClient("activity")));
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
