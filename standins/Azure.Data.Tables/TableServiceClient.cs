using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Authentication;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>An account's tables. Safe to share between threads; its table clients share its connections.</summary>
public class TableServiceClient
{
    private const string StorageScope = "https://storage.azure.com/.default";

    private readonly TableConnection _connection;

    /// <exception cref="InvalidOperationException">The connection string is malformed.</exception>
    /// <exception cref="ArgumentException">It says too little to find the account.</exception>
    /// <exception cref="FormatException">Its key or its endpoint is malformed.</exception>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions? options = null)
        : this(TableConnectionString.Parse(connectionString), options)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(endpoint, new SharedKeyLitePolicy(credential ?? throw new ArgumentNullException(nameof(credential))), options)
    {
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(endpoint, new BearerTokenAuthenticationPolicy(tokenCredential, StorageScope), options)
    {
    }

    /// <summary>For tests that derive from it.</summary>
    protected TableServiceClient()
    {
        _connection = null!;
        Uri = null!;
        AccountName = null!;
    }

    private TableServiceClient(TableConnectionString account, TableClientOptions? options)
        : this(account.Endpoint, account.Credential, options)
    {
        AccountName = account.Credential.AccountName;
    }

    private TableServiceClient(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _connection = new TableConnection(endpoint, options ?? new TableClientOptions(), authentication);
        Uri = endpoint;
        AccountName = AccountNameOf(endpoint);
    }

    public virtual Uri Uri { get; }

    public virtual string AccountName { get; }

    public virtual TableClient GetTableClient(string tableName) => new(_connection, tableName);

    /// <summary>Status 409 when the table was there already.</summary>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableCreation.CreateIfNotExistsAsync(_connection, tableName, cancellationToken);

    /// <summary>The first label of a host name; behind an address, as Azurite has it, the first segment of the path.</summary>
    private static string AccountNameOf(Uri endpoint) =>
        endpoint.HostNameType == UriHostNameType.Dns && endpoint.Host.Contains('.', StringComparison.Ordinal)
            ? endpoint.Host.Split('.')[0]
            : endpoint.Segments.ElementAtOrDefault(1)?.TrimEnd('/') ?? "";
}
