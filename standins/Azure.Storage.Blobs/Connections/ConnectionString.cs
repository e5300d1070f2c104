using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Http;

namespace Azure.Storage.Blobs.Connections;

/// <summary>
/// A storage connection string, as far as blobs go. What is wrong with one is told without any of its values, for one of them
/// is a key.
/// </summary>
internal sealed class ConnectionString
{
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int EmulatorPort = 10000;

    private static readonly string[] Endpoints =
    [
        "BlobEndpoint", "BlobSecondaryEndpoint", "QueueEndpoint", "QueueSecondaryEndpoint", "FileEndpoint", "FileSecondaryEndpoint", "TableEndpoint",
        "TableSecondaryEndpoint",
    ];

    private static readonly string[] Others = ["DefaultEndpointsProtocol", "EndpointSuffix", "AccountName", "AccountKey", "AccountKeyName"];

    private readonly Dictionary<string, string> _settings;

    private ConnectionString(Dictionary<string, string> settings)
    {
        _settings = settings;
        (BlobEndpoint, Authentication) = settings.ContainsKey("UseDevelopmentStorage") ? Emulator() : Account();
    }

    public Uri BlobEndpoint { get; }

    /// <summary>Null for a string without an account, which only reads what is public.</summary>
    public HttpPipelinePolicy? Authentication { get; }

    /// <exception cref="ArgumentNullException">There is none.</exception>
    /// <exception cref="FormatException">It is no connection string, or says not enough or too much.</exception>
    /// <exception cref="NotSupportedException">It holds a shared access signature, which the official package alone takes.</exception>
    public static ConnectionString Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw new ArgumentNullException(nameof(text), "The connection string is empty.");
        }

        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (setting.Split('=', 2) is not [var name, var value])
            {
                throw new FormatException("Settings must be of the form \"name=value\".");
            }

            if (!settings.TryAdd(name, value))
            {
                throw new FormatException($"Duplicate setting '{name}' found.");
            }
        }

        return new ConnectionString(settings);
    }

    private (Uri, HttpPipelinePolicy) Emulator()
    {
        if (!IsOneOf("UseDevelopmentStorage", "true") || _settings.Keys.Any(name => !Is(name, "UseDevelopmentStorage") && !Is(name, "DevelopmentStorageProxyUri")))
        {
            throw Invalid();
        }

        var proxy = _settings.ContainsKey("DevelopmentStorageProxyUri") ? AbsoluteUri("DevelopmentStorageProxyUri") : new Uri("http://127.0.0.1");
        var endpoint = new UriBuilder(proxy.Scheme, proxy.Host, EmulatorPort, EmulatorAccount).Uri;
        return (endpoint, new SharedKeyPolicy(EmulatorAccount, Convert.FromBase64String(EmulatorKey)));
    }

    private (Uri, HttpPipelinePolicy?) Account()
    {
        if (_settings.ContainsKey("SharedAccessSignature"))
        {
            throw new NotSupportedException("The stand-in for Azure.Storage.Blobs takes account keys and identities, no shared access signatures.");
        }

        var account = _settings.GetValueOrDefault("AccountName");
        var key = Key();
        var given = Endpoints.Where(_settings.ContainsKey).ToDictionary(name => name, AbsoluteUri);
        if (_settings.Keys.Any(name => !Endpoints.Concat(Others).Contains(name, StringComparer.OrdinalIgnoreCase))
            || account is null != key is null
            || (account is null && (given.Count == 0 || _settings.ContainsKey("DefaultEndpointsProtocol") || _settings.ContainsKey("EndpointSuffix"))))
        {
            throw Invalid();
        }

        var endpoint = given.GetValueOrDefault("BlobEndpoint") ?? DefaultEndpoint(account);
        return (endpoint, key is null ? null : new SharedKeyPolicy(account!, key));
    }

    private Uri DefaultEndpoint(string? account)
    {
        var suffix = _settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        if (account is null || Uri.CheckHostName(suffix) != UriHostNameType.Dns || !IsOneOf("DefaultEndpointsProtocol", "https", "http"))
        {
            throw Invalid();
        }

        return new Uri($"{_settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.blob.{suffix}/");
    }

    private byte[]? Key()
    {
        if (!_settings.TryGetValue("AccountKey", out var text))
        {
            return null;
        }

        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) ? key[..length] : throw Invalid();
    }

    private Uri AbsoluteUri(string name) =>
        Uri.IsWellFormedUriString(_settings[name], UriKind.Absolute) ? new Uri(_settings[name]) : throw Invalid();

    private bool IsOneOf(string name, params string[] values) =>
        !_settings.TryGetValue(name, out var value) || values.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static FormatException Invalid() => new("No valid combination of account information found.");
}
