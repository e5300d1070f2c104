using Azure.Core;
using Azure.Data.Tables;
using DigitalTwin.Domain.Budgets;
using DigitalTwin.Domain.Conversations;
using DigitalTwin.Functions.Azure;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Azurite;
using Microsoft.Extensions.Logging.Abstractions;

namespace DigitalTwin.Storage.Tests;

/// <summary>Tables of a test's own on a shared Azurite, with a look at what a store asks of them.</summary>
internal sealed class TableSandbox(AzuriteServer azurite)
{
    private static int _count;
    private readonly string _name = $"test{Interlocked.Increment(ref _count)}";

    public TableCalls Calls { get; } = new();

    public TableConversationStore Open() => Open(Calls);

    public TableUsageLedger OpenLedger(TokenBudget budget, TimeProvider time) =>
        new(new StorageTable(Client("usage", Calls)), new StorageTable(Client("messages", Calls)), budget, TestIds.Random(), time);

    public Task<List<TableEntity>> UsageAsync() => AllAsync("usage");

    /// <summary>The accounts of all days.</summary>
    public async Task<List<UsageAccount>> AccountsAsync() => [.. (await UsageAsync()).Select(row => UsageRow.From(row).Account)];

    /// <summary>Each account of a day becomes one that nobody can read.</summary>
    public async Task DamageUsageAsync()
    {
        foreach (var row in await UsageAsync())
        {
            await Client("usage", new TableCalls()).UpsertEntityAsync(new TableEntity(row.PartitionKey, row.RowKey) { ["Account"] = "{\"spent\":1" });
        }
    }

    /// <summary>Lets a store do something and loses power at a transaction of its: that one and all later calls fail.</summary>
    public async Task CutShortAsync(Func<TableConversationStore, Task> work, int afterBatches)
    {
        using var store = Open(new TableCalls { BatchesLeft = afterBatches });
        try
        {
            await work(store);
        }
        catch (StorageException)
        {
            return;
        }

        throw new InvalidOperationException($"It was done in {afterBatches} transactions.");
    }

    /// <summary>Puts messages before the first, as many as make the conversation this long, without going through a store.</summary>
    public async Task FillAsync(SessionId session, int from, int to)
    {
        var partition = TableKeys.Partition(session);
        var table = Client("messages", new TableCalls());
        foreach (var numbers in Enumerable.Range(from + 1, Math.Max(0, to - from)).Chunk(100))
        {
            await table.SubmitTransactionAsync(numbers.SelectMany(number => MessageRow.ToEntities(partition, new MessagePosition(number, number, number - 1), new Message
            {
                Id = TestIds.Message($"filled-{number}"),
                Role = MessageRole.User,
                Content = $"question {number}",
                Timestamp = new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero),
            })).Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)));
        }
    }

    public Task<List<TableEntity>> MessagesAsync() => AllAsync("messages");

    public Task<List<TableEntity>> ActivityAsync() => AllAsync("activity");

    public Task AddAsync(TableEntity activity) => Client("activity", new TableCalls()).AddEntityAsync(activity);

    private async Task<List<TableEntity>> AllAsync(string table)
    {
        var rows = new List<TableEntity>();
        await Client(table, new TableCalls()).CreateIfNotExistsAsync();
        await foreach (var row in Client(table, new TableCalls()).QueryAsync<TableEntity>("PartitionKey ge ''"))
        {
            rows.Add(row);
        }

        return rows;
    }

    private TableConversationStore Open(TableCalls calls) =>
        new(new StorageTable(Client("messages", calls)), new StorageTable(Client("activity", calls)), TestIds.Random(), TimeProvider.System, NullLogger<TableConversationStore>.Instance);

    private TableClient Client(string table, TableCalls calls)
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 0;
        options.AddPolicy(calls, HttpPipelinePosition.PerRetry);
        return new TableServiceClient(azurite.ConnectionString, options).GetTableClient(_name + table);
    }
}
