using Azure.Identity;
using Azure.Storage.Blobs;

namespace DigitalTwin.Functions.Composition;

/// <summary>The blob container that holds the persona.</summary>
internal static class PersonaContainer
{
    private const string Name = "persona";

    // The newest that the Azurite in package.json knows; nothing newer is used.
    private const BlobClientOptions.ServiceVersion Version = BlobClientOptions.ServiceVersion.V2025_11_05;

    /// <param name="storage">Names a blob service or has a connection string.</param>
    /// <param name="patience">How long one try may take: what is sent with it has to pass in this time.</param>
    /// <param name="retries">How many more tries there are.</param>
    /// <exception cref="FormatException">The connection string is none.</exception>
    public static BlobContainerClient Connect(BlobStorageOptions storage, TimeSpan patience, int retries = 3)
    {
        var options = new BlobClientOptions(Version);
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = patience;
        return storage.BlobUri is { } service
            ? new BlobContainerClient(new Uri($"{service.TrimEnd('/')}/{Name}"), new DefaultAzureCredential(), options)
            : new BlobContainerClient(storage.ConnectionString!, Name, options);
    }
}
