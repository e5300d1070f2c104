using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>One write of one entity, by itself or as a part of a transaction.</summary>
internal sealed record EntityRequest(RequestMethod Method, Uri Uri, TableEntity? Body, string? IfMatch = null)
{
    public static EntityRequest Add(TableAddress address, string table, ITableEntity entity) =>
        new(RequestMethod.Post, address.Table(table), Checked(entity));

    /// <param name="ifMatch">Without one the entity is made when it isn't there.</param>
    public static EntityRequest Update(
        TableAddress address, string table, ITableEntity entity, TableUpdateMode mode, ETag ifMatch = default)
    {
        var body = Checked(entity);
        var method = mode switch
        {
            TableUpdateMode.Merge => RequestMethod.Patch,
            TableUpdateMode.Replace => RequestMethod.Put,
            _ => throw new ArgumentException($"{mode} is no way to update an entity.", nameof(mode)),
        };
        return new(method, address.Entity(table, body.PartitionKey, body.RowKey), body, ifMatch == default ? null : ifMatch.ToString());
    }

    public static EntityRequest Delete(TableAddress address, string table, string partitionKey, string rowKey, ETag ifMatch)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        var etag = ifMatch == default ? ETag.All : ifMatch;
        return new(RequestMethod.Delete, address.Entity(table, partitionKey, rowKey), null, etag.ToString());
    }

    public IEnumerable<(string Name, string Value)> Headers()
    {
        yield return ("Accept", TableConnection.MinimalMetadata);
        yield return ("DataServiceVersion", "3.0");
        if (Method == RequestMethod.Post)
        {
            yield return ("Prefer", "return-no-content");
        }

        if (IfMatch is not null)
        {
            yield return ("If-Match", IfMatch);
        }

        if (Body is not null)
        {
            yield return ("Content-Type", "application/json");
        }
    }

    private static TableEntity Checked(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey, "entity.PartitionKey");
        ArgumentNullException.ThrowIfNull(entity.RowKey, "entity.RowKey");
        return entity as TableEntity ?? throw EntityTypes.NotSupported(entity.GetType());
    }
}
