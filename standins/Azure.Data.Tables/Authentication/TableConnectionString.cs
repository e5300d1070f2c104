namespace Azure.Data.Tables.Authentication;

/// <summary>Reads connection strings. No message repeats a value, as it may be the key.</summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    // The account that every emulator knows, with the key that its documentation prints.
    private const string DevelopmentAccount = "devstoreaccount1";
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int DevelopmentPort = 10002;

    public static TableConnectionString Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var settings = Settings(connectionString);
        if (settings.GetValueOrDefault("UseDevelopmentStorage") == "true")
        {
            return Development(settings.GetValueOrDefault("DevelopmentStorageProxyUri"));
        }

        if (settings.ContainsKey("SharedAccessSignature"))
        {
            throw new NotSupportedException("This build has a stand-in for Azure.Data.Tables, which takes no shared access signatures.");
        }

        return settings.TryGetValue("AccountName", out var account) &&
            settings.TryGetValue("AccountKey", out var key) &&
            Address(settings, account) is { } endpoint
                ? new(endpoint, new TableSharedKeyCredential(account, key))
                : throw new ArgumentException(
                    "The connection string needs AccountName, AccountKey and either EndpointSuffix or TableEndpoint.",
                    nameof(connectionString));
    }

    private static Uri? Address(Dictionary<string, string> settings, string account)
    {
        if (settings.TryGetValue("TableEndpoint", out var endpoint))
        {
            return Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
                ? uri
                : throw new UriFormatException("The connection string's TableEndpoint is no absolute address.");
        }

        var protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        return settings.TryGetValue("EndpointSuffix", out var suffix) ? new Uri($"{protocol}://{account}.table.{suffix}/") : null;
    }

    private static TableConnectionString Development(string? proxy)
    {
        var host = proxy is null ? new Uri("http://127.0.0.1") : new Uri(proxy);
        var endpoint = new UriBuilder(host.Scheme, host.Host, DevelopmentPort, DevelopmentAccount).Uri;
        return new(endpoint, new TableSharedKeyCredential(DevelopmentAccount, DevelopmentKey));
    }

    private static Dictionary<string, string> Settings(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var pairs = connectionString.EndsWith(';') ? connectionString[..^1] : connectionString;
        foreach (var pair in pairs.Split(';'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == pair.Length - 1)
            {
                throw new InvalidOperationException("The connection string must be name=value pairs with semicolons between; one isn't.");
            }

            if (!settings.TryAdd(pair[..equals].Trim(), pair[(equals + 1)..].Trim()))
            {
                throw new InvalidOperationException($"The connection string has {pair[..equals].Trim()} twice.");
            }
        }

        return settings;
    }
}
