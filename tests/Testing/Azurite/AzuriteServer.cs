namespace DigitalTwin.Testing.Azurite;

/// <summary>
/// Azurite, the emulator of Azure Storage, on free ports of 127.0.0.1. It ends when it is disposed, and also when the process
/// of the tests dies.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    /// <summary>The account that every Azurite knows, with the key that its documentation prints.</summary>
    public const string AccountName = "devstoreaccount1";

    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly string? _folder;
    private AzuriteProcess _process;

    private AzuriteServer(string? folder, AzuriteProcess process)
    {
        _folder = folder;
        _process = process;
        BlobEndpoint = new Uri(process.Blob, AccountName);
        TableEndpoint = new Uri(process.Table, AccountName);
    }

    /// <summary>As in <c>http://127.0.0.1:40001/devstoreaccount1</c>; the same after a restart.</summary>
    public Uri BlobEndpoint { get; }

    public Uri TableEndpoint { get; }

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};BlobEndpoint={BlobEndpoint};TableEndpoint={TableEndpoint};";

    /// <summary>Returns when it takes requests.</summary>
    /// <param name="folder">Where it keeps its data; null for memory, which forgets everything when it stops.</param>
    /// <exception cref="InvalidOperationException">It is not installed or did not start; the message says what to do.</exception>
    public static async Task<AzuriteServer> StartAsync(string? folder = null) => new(folder, await AzuriteProcess.StartAsync(folder));

    /// <summary>From now on connections are refused.</summary>
    public async Task StopAsync() => await _process.DisposeAsync();

    /// <summary>Stops it, if it runs, and starts it on the same ports; its data is there again if it has a folder.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        _process = await AzuriteProcess.StartAsync(_folder, BlobEndpoint.Port, TableEndpoint.Port);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
