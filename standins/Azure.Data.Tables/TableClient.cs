using Azure.Data.Tables.Models;
using Azure.Data.Tables.Transactions;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>One table. Safe to share between threads.</summary>
public class TableClient
{
    private readonly TableConnection _connection;

    /// <summary>For tests that derive from it.</summary>
    protected TableClient()
    {
        _connection = null!;
        Name = null!;
    }

    internal TableClient(TableConnection connection, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _connection = connection;
        Name = name;
    }

    public virtual string Name { get; }

    private TableAddress Address => _connection.Address;

    /// <summary>The values become literals of their types, escaped as OData wants it.</summary>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    /// <summary>Status 409 when the table was there already.</summary>
    public virtual Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        TableCreation.CreateIfNotExistsAsync(_connection, Name, cancellationToken);

    /// <summary>Status 404 when there is no such table.</summary>
    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default)
    {
        var request = new EntityRequest(Core.RequestMethod.Delete, Address.TableItself(Name), null);
        return _connection.SendAsync(request, TableConnection.DoneOrMissing, cancellationToken);
    }

    /// <exception cref="RequestFailedException">409 <c>EntityAlreadyExists</c>.</exception>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        await _connection.SendAsync(EntityRequest.Add(Address, Name, entity), TableConnection.Done, cancellationToken);

    public virtual async Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        var request = EntityRequest.Update(Address, Name, entity, mode);
        return await _connection.SendAsync(request, TableConnection.Done, cancellationToken);
    }

    /// <exception cref="RequestFailedException">404 when there is no such entity, 412 when it changed since.</exception>
    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        if (ifMatch == default)
        {
            throw new ArgumentException("An update needs the entity's ETag, or ETag.All.", nameof(ifMatch));
        }

        var request = EntityRequest.Update(Address, Name, entity, mode, ifMatch);
        return await _connection.SendAsync(request, TableConnection.Done, cancellationToken);
    }

    /// <summary>Status 404 when there is no such entity. Without an ETag it goes whatever it is.</summary>
    /// <exception cref="RequestFailedException">412 when it changed since.</exception>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        var request = EntityRequest.Delete(Address, Name, partitionKey, rowKey, ifMatch);
        return await _connection.SendAsync(request, TableConnection.DoneOrMissing, cancellationToken);
    }

    /// <exception cref="RequestFailedException">404 when there is no such entity.</exception>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await ReadAsync<T>(partitionKey, rowKey, select, TableConnection.Ok, cancellationToken);
        return Found<T>(response);
    }

    /// <summary>Without a value when there is no such entity, or no such table.</summary>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await ReadAsync<T>(partitionKey, rowKey, select, TableConnection.OkOrMissing, cancellationToken);
        return response.Status == 404 ? new NoEntity<T>(response) : Found<T>(response);
    }

    /// <summary>By partition key, then row key, both ordinal. Sends a request a page, and none before it is enumerated.</summary>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        EntityTypes.Check<T>();
        return new EntityPages<T>(_connection, Name, filter, maxPerPage, select, cancellationToken);
    }

    /// <summary>All of the actions happen or none; at most 100, of one partition, each of another entity.</summary>
    /// <exception cref="TableTransactionFailedException">One of them failed.</exception>
    public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        TableTransaction.SubmitAsync(_connection, Name, transactionActions, cancellationToken);

    private static Response<T> Found<T>(Response response)
        where T : class => Response.FromValue(EntityTypes.As<T>(EntityReader.Read(response)), response);

    private Task<Response> ReadAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select, Core.ResponseClassifier expected, CancellationToken cancellationToken)
    {
        EntityTypes.Check<T>();
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return _connection.GetAsync(Address.Entity(Name, partitionKey, rowKey, select), expected, cancellationToken);
    }
}
