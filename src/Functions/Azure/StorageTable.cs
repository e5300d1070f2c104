using Azure;
using Azure.Data.Tables;

namespace DigitalTwin.Functions.Azure;

/// <summary>A table that is made when it turns out not to be there.</summary>
internal sealed class StorageTable(TableClient client)
{
    public Task<TableEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken) =>
        WithTableAsync(
            async () => await client.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken) is { HasValue: true, Value: var entity } ? entity : null,
            cancellationToken);

    /// <summary>The first rows that match, in the order of their keys.</summary>
    /// <param name="select">The properties to read; null for all.</param>
    public Task<List<TableEntity>> TakeAsync(int limit, FormattableString filter, CancellationToken cancellationToken, string[]? select = null) =>
        WithTableAsync(
            async () =>
            {
                var rows = new List<TableEntity>();
                // The service may give fewer than asked for, or none, and still have more.
                await foreach (var row in Query(filter, Math.Min(limit, 1000), select, cancellationToken))
                {
                    rows.Add(row);
                    if (rows.Count == limit)
                    {
                        break;
                    }
                }

                return rows;
            },
            cancellationToken);

    /// <summary>All or nothing.</summary>
    /// <returns>The answer to each action, in their order.</returns>
    public Task<IReadOnlyList<Response>> SubmitAsync(IReadOnlyCollection<TableTransactionAction> actions, CancellationToken cancellationToken) =>
        WithTableAsync(async () => (await client.SubmitTransactionAsync(actions, cancellationToken)).Value, cancellationToken);

    /// <summary>One row in place of what was seen of it; fails when it has changed since.</summary>
    /// <param name="seen">Null for a row that is not there yet.</param>
    /// <returns>What the row is now.</returns>
    public Task<Response> ReplaceAsync(TableEntity entity, ETag? seen, CancellationToken cancellationToken) =>
        WithTableAsync(
            () => seen is { } tag
                ? client.UpdateEntityAsync(entity, tag, TableUpdateMode.Replace, cancellationToken)
                : client.AddEntityAsync(entity, cancellationToken),
            cancellationToken);

    public Task PutAsync(TableEntity entity, CancellationToken cancellationToken) =>
        WithTableAsync(() => client.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken), cancellationToken);

    /// <summary>Does nothing when there is no such row.</summary>
    public Task RemoveAsync(string partition, string row, CancellationToken cancellationToken) =>
        RemoveAsync(partition, row, ETag.All, cancellationToken);

    /// <summary>Does nothing when there is no such row; fails when it is no longer what was seen of it.</summary>
    public Task RemoveAsync(string partition, string row, ETag seen, CancellationToken cancellationToken) =>
        WithTableAsync(() => client.DeleteEntityAsync(partition, row, seen, cancellationToken), cancellationToken);

    private AsyncPageable<TableEntity> Query(FormattableString filter, int pageSize, string[]? select, CancellationToken cancellationToken) =>
        client.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter), pageSize, select, cancellationToken);

    private async Task<T> WithTableAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == "TableNotFound")
        {
            await client.CreateIfNotExistsAsync(cancellationToken);
            return await call();
        }
    }
}
