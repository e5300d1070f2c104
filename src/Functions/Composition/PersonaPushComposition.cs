using DigitalTwin.Functions.Azure;
using DigitalTwin.Functions.Personas;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalTwin.Functions.Composition;

/// <summary>What pushing a persona takes: a folder and a blob service. Tables, which the app needs too, are not asked for.</summary>
internal static class PersonaPushComposition
{
    // The owner waits at a terminal.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // 32 MiB over a slow line.
    private static readonly TimeSpan PatienceForFiles = TimeSpan.FromMinutes(10);

    public static void AddPersonaPush(this IHostApplicationBuilder builder)
    {
        builder.AddSettings<PersonaOptions>();
        builder.AddSettings<BlobStorageOptions>();
        builder.Services.AddSingleton(services => services.GetRequiredService<BlobStorageOptions>() is { IsConfigured: true } storage
            ? new PersonaUpload(PersonaContainer.Connect(storage, Patience, retries: 1), PersonaContainer.Connect(storage, PatienceForFiles))
            : throw new OptionsValidationException(nameof(BlobStorageOptions), typeof(BlobStorageOptions), [NoStorage]));
    }

    private const string NoStorage =
        "No storage is set to push to. Set AzureWebJobsStorage to a connection string (UseDevelopmentStorage=true for Azurite), or STORAGE_BLOB_URI to the address of an account's blob service.";
}
