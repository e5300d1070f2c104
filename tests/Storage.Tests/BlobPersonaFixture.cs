using Azure.Core;
using Azure.Storage.Blobs;
using DigitalTwin.Domain.Personas;
using DigitalTwin.Functions.Azure;
using DigitalTwin.Functions.Personas;
using DigitalTwin.Testing;
using DigitalTwin.Testing.Azurite;
using Microsoft.Extensions.Logging;

namespace DigitalTwin.Storage.Tests;

/// <summary>A container of a test's own, an owner who pushes into it, and a source that reads it by a clock that stands still.</summary>
internal sealed class BlobPersonaFixture : IDisposable
{
    private static int _containers;
    private readonly BlobContainerClient _owner;
    private readonly ILoggerFactory _loggers;

    public BlobPersonaFixture(AzuriteServer azurite, int refresh = 60)
    {
        var name = $"persona-{Interlocked.Increment(ref _containers)}";
        _owner = new BlobContainerClient(azurite.ConnectionString, name, Options());
        var options = Options();
        options.AddPolicy(Calls, HttpPipelinePosition.PerCall);
        _loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        Source = new BlobPersonaSource(
            new BlobContainerClient(azurite.ConnectionString, name, options),
            new PersonaOptions { Refresh = refresh },
            Time,
            _loggers.CreateLogger<BlobPersonaSource>());
    }

    public BlobPersonaSource Source { get; }

    public BlobCalls Calls { get; } = new();

    public ManualTime Time { get; } = new();

    public CapturedLog Log { get; } = new();

    public IEnumerable<string> Errors => Log.Errors.Where(line => line.Contains(nameof(BlobPersonaSource), StringComparison.Ordinal));

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>Fails rather than waits for ever, for the source's own clock stands still.</summary>
    public Task<PersonaReading> ReadAsync() => Source.ReadAsync(PersonaId.Default, default).AsTask().WaitAsync(Seconds(30));

    public Task<PersonaReading> ReadAsync(string id) =>
        Source.ReadAsync(PersonaId.TryParse(id, out var persona) ? persona : throw new ArgumentException(id), default).AsTask().WaitAsync(Seconds(30));

    public async Task<string> ListAsync() => string.Join(' ', await Source.ListAsync(default).AsTask().WaitAsync(Seconds(30)));

    public Task PushAsync(string name, string text) => PushAsync(name, new BinaryData(text));

    public async Task PushAsync(string name, BinaryData content)
    {
        await _owner.CreateIfNotExistsAsync();
        await _owner.GetBlobClient(name).UploadAsync(content, overwrite: true);
    }

    public async Task CreateContainerAsync() => await _owner.CreateIfNotExistsAsync();

    public async Task RemoveAsync(string name) => await _owner.GetBlobClient(name).DeleteIfExistsAsync();

    public async Task RemoveContainerAsync() => await _owner.DeleteIfExistsAsync();

    public void Dispose()
    {
        _loggers.Dispose();
        Log.Dispose();
    }

    private static BlobClientOptions Options()
    {
        var options = new BlobClientOptions();
        options.Retry.MaxRetries = 0;
        return options;
    }
}
