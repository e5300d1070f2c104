using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs.Http;

namespace Azure.Storage.Blobs;

/// <summary>How the clients talk to Blob Storage.</summary>
public class BlobClientOptions : ClientOptions
{
    private const int MaxRetries = 5;
    private static readonly string[] LoggedHeaders = ["x-ms-version", "x-ms-error-code", "x-ms-client-request-id", "x-ms-request-id"];

    public BlobClientOptions(ServiceVersion version = ServiceVersion.V2026_10_06)
    {
        Version = Enum.IsDefined(version) ? version : throw new ArgumentOutOfRangeException(nameof(version));
        Retry.MaxRetries = MaxRetries;
        foreach (var header in LoggedHeaders)
        {
            Diagnostics.LoggedHeaderNames.Add(header);
        }
    }

    public enum ServiceVersion
    {
        V2019_02_02 = 1,
        V2019_07_07 = 2,
        V2019_12_12 = 3,
        V2020_02_10 = 4,
        V2020_04_08 = 5,
        V2020_06_12 = 6,
        V2020_08_04 = 7,
        V2020_10_02 = 8,
        V2020_12_06 = 9,
        V2021_02_12 = 10,
        V2021_04_10 = 11,
        V2021_06_08 = 12,
        V2021_08_06 = 13,
        V2021_10_04 = 14,
        V2021_12_02 = 15,
        V2022_11_02 = 16,
        V2023_01_03 = 17,
        V2023_05_03 = 18,
        V2023_08_03 = 19,
        V2023_11_03 = 20,
        V2024_02_04 = 21,
        V2024_05_04 = 22,
        V2024_08_04 = 23,
        V2024_11_04 = 24,
        V2025_01_05 = 25,
        V2025_05_05 = 26,
        V2025_07_05 = 27,
        V2025_11_05 = 28,
        V2026_02_06 = 29,
        V2026_04_06 = 30,
        V2026_06_06 = 31,
        V2026_10_06 = 32,
    }

    public ServiceVersion Version { get; }

    /// <param name="authentication">Runs last before each try is sent; null for anonymous calls.</param>
    internal BlobPipeline Build(HttpPipelinePolicy? authentication)
    {
        var pipeline = new HttpPipelineOptions(this)
        {
            ResponseClassifier = new BlobResponseClassifier(),
            RequestFailedDetailsParser = new BlobErrorParser(),
        };
        if (authentication is not null)
        {
            pipeline.PerRetryPolicies.Add(authentication);
        }

        return new BlobPipeline(HttpPipelineBuilder.Build(pipeline), Version.ToString()[1..].Replace('_', '-'));
    }
}
